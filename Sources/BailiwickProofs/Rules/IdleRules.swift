/// Rules that do nothing which the policy would not do without them (§8 of the reference).
public struct IdleRules: Sendable {
  /// Rules that no request fires, in program order.
  public let dead: [Int]
  /// Rules that some request fires, and that are always withheld.
  public let silent: [Int]
  /// Rules that only fire where others do with the same effect and no less strength, from the last to the first.
  public let shadowed: [ShadowedRule]
  /// Rules of which a limit kept us from proving anything.
  public let unproved: [Int]
  /// Rules of which no request told who fires with them, so that others were tried one by one.
  let triedOneByOne: Set<Int>
}

/// A rule that is shadowed by others, together.
public struct ShadowedRule: Hashable, Sendable {
  public let rule: Int
  /// The fewest that do, in program order.
  public let coverers: [Int]
  /// There is one that does, and it fires only where the rule does: the two are alike.
  public let isMutual: Bool
}
