import BailiwickModel

/// What the tests of a program show of it: for everything to be shown the names of the tests that do, in their order.
public struct ProgramCoverage: Sendable {
  /// By rule of the policy: tests in which its effect applies, or, of a rule that permits or protects, it fires.
  public internal(set) var rules: [[String]]
  /// By table, rule in it and row of that: tests in which the rule applies and every cell of the row holds.
  public internal(set) var rows: [[[[String]]]]
  public internal(set) var borders: [CoveredBorder]
}

/// A border with what is shown of it.
public struct CoveredBorder: Sendable {
  public let border: Border
  public internal(set) var sides: [CoveredSide]
}

/// A side of a border, and the tests that show it.
public struct CoveredSide: Sendable {
  public let side: Border.Side
  public internal(set) var tests: [String] = []
  /// What a test of it would be, where there is none.
  public internal(set) var missing: MissingTest?
}

/// What it takes to show a side of a border that no test shows.
public enum MissingTest: Sendable {
  /// A request that shows it, and where somebody is in that: `HK`; `nil` where that is not known.
  case request(Facts, place: String?)
  /// No request does.
  case impossible
  /// A limit was reached before a request was found.
  case unproved
}
