import Bailiwick

/// Holds a leak's witness against the definition: the two requests are read and decided as `eval` does it, differ in
/// nothing but words of the authority, and the person is somebody given who may be where it is said, outside.
struct WitnessReplay {
  private let policy: PolicySet
  private let decider: Decider
  private let reader: FactsReader

  /// The names of what has tags.
  private let tagMembers: Set<String>

  init(_ policy: PolicySet) {
    self.policy = policy
    let attributes = [policy.vocabulary.thing, policy.vocabulary.person].flatMap(\.attributes)
    tagMembers = Set(attributes.filter { $0.type == .tags }.map(\.name))
    decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    reader = FactsReader(policy, strict: true)
  }

  func problems(with leak: ReportedLeaks.Leak) -> [String] {
    guard case .success(let before) = reader.read(Array(leak.before.text.utf8)),
      case .success(let after) = reader.read(Array(leak.after.text.utf8))
    else { return ["the witness is no request: \(leak.before.text) \(leak.after.text)"] }
    return effectProblems(leak, before.facts, after.facts) + inputProblems(leak) + personProblems(leak)
  }

  // MARK: The effect

  private func effectProblems(_ leak: ReportedLeaks.Leak, _ before: Facts, _ after: Facts) -> [String] {
    let outcomes = [decider.outcome(of: before), decider.outcome(of: after)]
    let applies = outcomes.map { outcome in outcome.effects.contains { $0.rule == leak.rule } }
    let isOpen = outcomes.map { outcome in outcome.undecided.contains { $0.rule == leak.rule } }
    guard leak.confirmed, applies[0] == applies[1] || isOpen.contains(true) else { return [] }
    return ["the two requests have the same effect: \(leak.before.text) \(leak.after.text)"]
  }

  // MARK: The authority's words

  private func inputProblems(_ leak: ReportedLeaks.Leak) -> [String] {
    var problems: [String] = []
    var found: [ReportedLeaks.Change] = []
    collectDifferences(leak.before, leak.after, at: [], into: &found, &problems)
    let told = Set(leak.changes)
    if Set(found) != told { problems.append("changed are \(found), told are \(leak.changes)") }
    for change in told where !isWord(change.input, of: leak.authority) {
      problems.append("\(change.input) is no word of \(leak.authority)")
    }
    return problems
  }

  private func collectDifferences(
    _ before: UnorderedJSON, _ after: UnorderedJSON, at path: [String], into found: inout [ReportedLeaks.Change],
    _ problems: inout [String]
  ) {
    if before == after { return }
    switch (before, after, path.last) {
    case (.array(let before), .array(let after), let member?) where tagMembers.contains(member):
      for tag in Set(before).symmetricDifference(after) {
        guard case .string(let tag) = tag else { continue }
        let isLater = after.contains(.string(tag))
        found.append(.init(input: "tag \(tag)", from: !isLater, to: isLater))
      }
    case (.bool(let before), .bool(let after), let order?) where path.dropLast() == ["orders"]:
      found.append(.init(input: "order \(order)", from: before, to: after))
    case (.object(let before), .object(let after), _) where before.keys == after.keys:
      for (key, value) in before {
        collectDifferences(value, after[key] ?? .null, at: path + [key], into: &found, &problems)
      }
    case (.array(let before), .array(let after), _) where before.count == after.count:
      for (index, (one, other)) in zip(before, after).enumerated() {
        collectDifferences(one, other, at: path + ["\(index)"], into: &found, &problems)
      }
    default: problems.append("\(path.joined(separator: ".")) differs: \(before.text) and \(after.text)")
    }
  }

  /// Whether an authority asserts a tag or adopts it by an order, or issued an order.
  private func isWord(_ input: String, of authority: String) -> Bool {
    let own = policy.orders.filter { $0.issuer == authority }
    if let tag = input.dropped(prefix: "tag ").map({ Spelling(String($0)) }) {
      let isAsserted = policy.declarations.asserters.contains { $0.key.tag == tag && $0.value == authority }
      return isAsserted || own.contains { $0.adopted.contains(tag) }
    }
    guard let order = input.dropped(prefix: "order ") else { return false }
    return order == authority || own.contains { $0.name == order }
  }

  // MARK: The person

  private func personProblems(_ leak: ReportedLeaks.Leak) -> [String] {
    guard let person = leak.after.member(at: leak.person) else { return ["nobody is given at \(leak.person)"] }
    guard let place = atoms(of: leak.place) else { return ["\(leak.place) is no place"] }
    let effect = policy.vocabulary.effects.first { $0.name == leak.effect }
    let bailiwick = policy.declarations.bailiwicks[leak.authority]?.atoms ?? .empty
    var problems: [String] = []
    if bailiwick != .everything, place.isSubset(of: bailiwick) {
      problems.append("\(leak.person) is inside, at \(leak.place)")
    }
    // What lasts goes with them wherever they go.
    if effect?.isLasting == true { return problems }
    let located = policy.vocabulary.person.attributes.first { $0.type == .located }?.name ?? ""
    let candidates = person.codes(at: located)
    if !candidates.isEmpty, !candidates.contains(where: { !(atoms(of: $0) ?? .empty).isDisjoint(with: place) }) {
      problems.append("\(leak.person) cannot be at \(leak.place)")
    }
    return problems
  }

  private func atoms(of code: String) -> AtomSet? {
    let places = Places.standard.resolve(text: code).places
    return places.isEmpty ? nil : places.reduce(into: .empty) { $0.formUnion($1.atoms) }
  }
}

extension String {
  fileprivate func dropped(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

extension UnorderedJSON {
  /// The value at a path such as `meeting.people[0]`.
  fileprivate func member(at path: String) -> UnorderedJSON? {
    path.split { ".[]".contains($0) }.reduce(self as UnorderedJSON?) { value, step in
      switch value {
      case .object(let members): members[String(step)]
      case .array(let elements): Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      default: nil
      }
    }
  }

  /// The candidates that a member gives for a place.
  fileprivate func codes(at name: String) -> [String] {
    guard case .object(let members) = self else { return [] }
    switch members[name] {
    case .string(let code): return [code]
    case .array(let codes): return codes.compactMap { if case .string(let code) = $0 { code } else { nil } }
    default: return []
    }
  }
}
