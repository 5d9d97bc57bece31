import BailiwickModel
import BailiwickSyntax

/// A test as the language writes it.
public struct WrittenTest: Hashable, Sendable {
  /// Unique among the tests of the program.
  public let name: String
  /// What each `given` states, without that word.
  public let givens: [String]
  /// What each `expect` asks, without that word.
  public let expectations: [String]

  public init(name: String, givens: [String], expectations: [String]) {
    self.name = name
    self.givens = givens
    self.expectations = expectations
  }

  /// An item of the language, not yet in canonical form, with a line end.
  public var text: String {
    let head = "test \(StringLiteral.quoted(name))"
    let lines = [head] + givens.map { "  given \($0)" } + expectations.map { "  expect \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Everything that a test can expect of what a policy does, so that it fails when any of it changes.
  public static func expectations(of outcome: Outcome) -> [String] {
    var expectations: [String] = []
    var decisive: Set<String> = []
    if let decision = outcome.decision {
      let rules = outcome.rules(making: decision)
      expectations.append(decision.rawValue + by(rules))
      if decision == .block { decisive = rules }
    }
    let applied = outcome.effects + (outcome.people ?? []).flatMap(\.outcome.effects)
    var told: Set<String> = []
    for effect in applied where told.insert(effect.effect).inserted {
      let rules = Set(applied.filter { $0.effect == effect.effect }.map(\.rule))
      // A block tells of what makes it.
      if !rules.isSubset(of: decisive) { expectations.append(effect.effect + by(rules)) }
    }
    if applied.isEmpty { expectations.append("no effects") }
    return expectations
  }

  private static func by(_ rules: Set<String>) -> String {
    rules.isEmpty ? "" : " by \(rules.sorted().joined(separator: ", "))"
  }
}

extension Outcome {
  /// The rules whose effects, or undecided effects, make a decision; those that lift others make `allow`.
  public func rules(making decision: Decision) -> Set<String> {
    switch decision {
    case .block: Set(effects.filter(\.isDecisive).map(\.rule))
    case .undecided: Set(undecided.filter(\.isDecisive).map(\.rule))
    case .allow: Set(withheld.map(\.by))
    }
  }
}
