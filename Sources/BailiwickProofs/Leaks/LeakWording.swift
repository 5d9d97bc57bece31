import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// Leaks in the author's words.
public struct LeakWording: Sendable {
  let policy: PolicySet
  private let phrases: RequestPhrases

  public init(_ policy: PolicySet) {
    self.policy = policy
    phrases = RequestPhrases(policy)
  }

  /// What the leak is, in one sentence: `an order of CN reaches people outside CN`.
  public func message(_ leak: Leak) -> String {
    let word =
      leak.witness.changes.contains { if case .order = $0.input { true } else { false } } ? "an order" : "a tag"
    let source = "\(word) of \(leak.authority)"
    let outside = "outside \(leak.authority)"
    switch leak.kind {
    case .licence: return "\(source) decides who is spared \(outside)"
    case .laundered: return "\(source) reaches people \(outside), \(carried(leak))"
    case .collective, .territory: return "\(source) reaches people \(outside)"
    case .overstay: return "\(effect(leak).name) outlasts every order that it is under"
    case .lasting: return "\(source) follows people who leave \(leak.authority)"
    case .uncertain: return "\(source) reaches people who may be \(outside)"
    case .proxy: return "\(source) reaches people \(outside) by what proves no presence"
    }
  }

  /// A few words under the rule's head.
  public func caption(_ leak: Leak) -> String {
    let rule = policy.rules[leak.rule]
    switch leak.kind {
    case .collective: return "this reaches everybody in the \(policy.vocabulary.thing.noun.singular)"
    case .licence: return "whether it applies hangs on the word of \(leak.authority)"
    case .lasting, .overstay: return "this stays with a person wherever they go"
    case .laundered, .territory, .uncertain, .proxy:
      return rule.sentence.qualifiers == .always ? "wherever they are" : "not only those in \(leak.authority)"
    }
  }

  /// Who is hit, in one sentence: `end` hits a participant in HK, in a meeting tagged …; without the tag it does not.
  public func witness(_ leak: Leak) -> String {
    let witness = leak.witness
    let applies = witness.appliesAfter ? witness.after : witness.before
    let whom = phrases.person(at: witness.person, in: applies)
    let truly = witness.isPlaceKnown ? "" : ", truly in \(witness.place)"
    let context = phrases.context(apartFrom: witness.person, in: applies)
    let inputs = witness.changes.map { change in
      let isGiven = change.to == witness.appliesAfter
      let preposition = isGiven ? "without" : "with"
      switch change.input {
      case .tag(let tag): return "\(preposition) the tag \(tag)"
      case .order(let reference): return "\(preposition) \(policy.name(of: reference)) in force"
      }
    }
    let scene = context.isEmpty ? "" : ", \(context)"
    return "`\(effect(leak).name)` hits \(whom)\(truly)\(scene); \(inputs.joined(separator: " and ")) it does not"
  }

  /// What the witness shows, one thing after the other.
  public func steps(_ leak: Leak) -> [String] {
    let witness = leak.witness
    let name = effect(leak).name
    let changes = witness.changes.map { change in
      switch change.input {
      case .tag(let tag): "\(change.to ? "with" : "without") the tag \(tag)"
      case .order(let reference): "\(policy.name(of: reference)) \(change.to ? "in force" : "not in force")"
      }
    }
    return [
      "before: \(phrases.scene(witness.before)); `\(name)` \(witness.appliesAfter ? "does not apply" : "applies")",
      "after, by a word of \(leak.authority): \(changes.joined(separator: " and "))",
      "`\(name)` \(witness.appliesAfter ? "applies" : "does not apply") to \(witness.person), who is in \(witness.place)",
    ]
  }

  /// What would mend it, in words.
  public func repair(_ leak: Leak) -> Repair { Repair(leak, policy) }

  private func carried(_ leak: Leak) -> String {
    leak.via.isEmpty ? "through another's rule" : "through \(leak.via.map { "`\($0)`" }.joined(separator: " and "))"
  }

  private func effect(_ leak: Leak) -> Effect { policy.vocabulary.effects[policy.rules[leak.rule].effect] }
}
