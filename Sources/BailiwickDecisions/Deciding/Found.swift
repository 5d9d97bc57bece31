import BailiwickModel

/// What is found in a request.
enum Found: Hashable, Sendable {
  /// What the rules do, in program order.
  case uses(Decision, [Verdict.Use])
  /// The same in words: of a request that does not fit in slots.
  case outcome(Outcome)

  /// Of thousands of rules how many there are, and some, tell enough.
  func hash(into hasher: inout Hasher) {
    switch self {
    case .uses(_, let uses):
      hasher.combine(uses.count)
      for number in stride(from: 0, to: uses.count, by: 8) { hasher.combine(uses[number].rule) }
    case .outcome(let outcome):
      hasher.combine(outcome.effects.count)
      hasher.combine(outcome.undecided.last)
    }
  }
}
