import BailiwickSource

/// A test in the language (§9): facts, and what the policy is expected to do with them.
public struct PolicyTest: Hashable, Sendable {
  public let name: String
  public let givens: [Given]
  public let expectations: [Expectation]
  public let origin: Origin

  public struct Given: Hashable, Sendable {
    public let statement: Statement
    public let origin: Origin
  }

  /// Something that a test states; a later statement goes over an earlier one.
  public enum Statement: Hashable, Sendable {
    /// The facts in a file, its path relative to the policy's.
    case facts(file: String)
    case activity(Int)
    case time(Instant)
    case order(OrderReference, isInForce: Bool)
    /// There is this person or record, whatever is known of it.
    case present(Path)
    case fact(Path, Fact)
  }

  public struct Expectation: Hashable, Sendable {
    public let outcome: Expected
    /// The rules that must make it so, exactly; `nil` when the test does not say.
    public let rules: Set<String>?
    public let origin: Origin
  }

  public enum Expected: Hashable, Sendable {
    case decision(Decision)
    /// The effect of this name applies.
    case effect(String)
    case noEffects
  }
}
