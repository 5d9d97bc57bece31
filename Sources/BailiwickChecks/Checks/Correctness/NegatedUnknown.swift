import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let negatedUnknown = FindingKind("C013", "negated-unknown", category: "correctness", .info)
}

extension Check {
  static let negatedUnknown = Check(
    .negatedUnknown, "`not` or `outside` on a place that may be unknown: says what happens then",
    page: CheckPage(
      what: "A place is asked for in the negative, and nothing says what holds when it is not known.",
      why: """
        Of somebody whose place is unknown it is neither true nor false that they are outside: the effect is \
        undecided, and not applied. An author may have meant either.
        """,
      avoid: """
        rule area:
          protect participants outside US, CA
        """,
      prefer: """
        rule area:
          protect participants outside US, CA with location is known
        """,
      fix: "None. Ask `is known` as well, or `possibly in` for what may be.",
      related: ["L004"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let sentences = subject.policy.rules.map(\.sentence) + subject.policy.marks.map(\.sentence)
  return sentences.flatMap { sentence -> [Finding] in
    let tests = sentence.placedTests
    let negated = tests.filter { placed in
      if placed.isNegated, case .inside = placed.test.predicate { true } else { false }
    }
    guard !negated.isEmpty else { return [] }
    let settled = Set(tests.filter { $0.test.predicate.settlesWhatIsKnown }.map(\.test.path))
    return negated.filter { !settled.contains($0.test.path) }.map { placed in
      let path = subject.vocabulary.words(placed.test.path)
      return Finding(
        .negatedUnknown, "where `\(path)` is unknown this is neither true nor false, and the rule stays undecided",
        at: placed.test.origin.range,
        notes: [.init("help", "add `is known` to leave the unknown out on purpose, or ask `possibly in`")])
    }
  }
}

extension Predicate {
  /// Whether it says what holds of a place that is unknown.
  fileprivate var settlesWhatIsKnown: Bool {
    switch self {
    case .known, .possiblyInside: true
    case .inside, .tagged, .number, .text, .choice, .flag, .time: false
    }
  }
}
