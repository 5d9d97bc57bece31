import Bailiwick

/// What a fixture says of an outcome, in few words: a decision, then clauses in any order.
///
///     block by rule-1, rule-2                          these rules' effects make the decision
///     undecided by rule-1 needs participant.location   these rules' effects leave it open
///     allow also rule-2                                these apply and do not restrict the participant
///     allow undecided rule-2 needs meeting.host.role   these are open, and do not leave the decision so
///     allow withheld rule-2 by shield                  fires, and another rule lifts it
///     undecided limits rule-3                          a pattern exceeded its limits
///     nobody people a block, allow                     no participant; the people by `id`, where they have one
///     allow warned                                     with a warning of the reader
///     error participant.location                       the request cannot be read
///
/// Rules stand in program order. What `by` and `needs` do not say is not asked; without one of the other
/// clauses there must be nothing of the kind. `needs` has the facts of all that is undecided.
struct TerseOutcome: CustomStringConvertible {
  private let head: String
  private let clauses: [Keyword: [String]]

  private enum Keyword: String, CaseIterable {
    case by, also, undecided, needs, withheld, limits, people, warned
  }

  init(parsing text: String) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var head = words.popFirst() ?? ""
    if head == "error", let path = words.popFirst() { head += " " + path }
    self.head = head
    var texts: [Keyword: String] = [:]
    var open: Keyword?
    for word in words {
      if let keyword = Keyword(rawValue: word), !(keyword == .by && open == .withheld),
        !(keyword == .undecided && open == .people)
      {
        open = keyword
        texts[keyword] = ""
      } else {
        texts[open ?? .by, default: ""] += word.hasSuffix(",") ? word : word + " "
      }
    }
    clauses = texts.mapValues { text in
      text.split(separator: ",").map { String($0.drop { $0 == " " }.trimmedEnd) }.filter { !$0.isEmpty }
    }
  }

  init(_ outcome: Outcome, warnings: [String] = []) {
    head = outcome.decision?.rawValue ?? "nobody"
    let applied = outcome.effects.filter(\.isDecisive)
    let open = outcome.undecided.filter(\.isDecisive)
    let isOpen = outcome.decision == .undecided
    var clauses: [Keyword: [String]] = [:]
    clauses[.by] = isOpen ? open.map(\.rule) : applied.map(\.rule)
    clauses[.also] = outcome.effects.filter { !$0.isDecisive }.map(\.rule)
    clauses[.undecided] = outcome.undecided.filter { !(isOpen && $0.isDecisive) }.map(\.rule)
    clauses[.needs] = Set(outcome.undecided.flatMap(\.needs)).sorted()
    clauses[.withheld] = outcome.withheld.map { "\($0.rule) by \($0.by)" }
    clauses[.limits] = outcome.limits
    clauses[.people] = (outcome.people ?? []).map { person in
      [person.id, person.outcome.decision?.rawValue].compactMap(\.self).joined(separator: " ")
    }
    if !warnings.isEmpty { clauses[.warned] = [] }
    self.clauses = clauses
  }

  init(errorAt path: String) {
    head = path.isEmpty ? "error" : "error \(path)"
    clauses = [:]
  }

  /// Whether an outcome is what this expects.
  func isMet(by outcome: TerseOutcome) -> Bool {
    guard head == outcome.head else { return false }
    return Keyword.allCases.allSatisfy { keyword in
      let got = outcome.clauses[keyword] ?? []
      switch keyword {
      case .by, .needs: return clauses[keyword].map { $0 == got } ?? true
      case .warned: return (clauses[keyword] == nil) == (outcome.clauses[keyword] == nil)
      case .also, .undecided, .withheld, .limits, .people: return clauses[keyword] ?? [] == got
      }
    }
  }

  var description: String {
    Keyword.allCases.reduce(into: head) { text, keyword in
      guard let words = clauses[keyword], !words.isEmpty || keyword == .warned else { return }
      text += " \(keyword.rawValue) " + words.joined(separator: ", ")
    }
  }
}

extension Substring {
  fileprivate var trimmedEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
