import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// What would keep an authority's word at home.
public struct Repair: Sendable {
  /// What to do, in words.
  public let words: String
  /// The changes of text that do it, where there are such.
  public let edits: [Fix.Edit]
  /// Nobody whom the rule is about can be within the bailiwick, so that nothing of it can be kept.
  public let keepsNothing: Bool

  init(_ leak: Leak, _ policy: PolicySet) {
    let rule = policy.rules[leak.rule]
    let sentence = rule.sentence
    let effect = policy.vocabulary.effects[rule.effect]
    let here = Self.written(leak.authority, policy)
    let atoms = policy.bailiwick(of: leak.authority).atoms
    let gentler = Self.gentler(sentence, effect, policy)
    let perPerson = here.flatMap { here in
      gentler.map { "\($0) in \(here) for \(policy.vocabulary.thing.noun.plural)" }
    }
    let person = sentence.target == .thing ? Party.participant : sentence.target
    keepsNothing = Presence(of: person, in: atoms, policy.vocabulary).excludes(sentence)
    switch leak.kind {
    case _ where keepsNothing && leak.kind != .licence:
      words = "leave out the word of \(leak.authority): nobody whom the rule is about is in \(here ?? leak.authority)"
      edits = []
    case .territory where effect.isLasting, .uncertain where effect.isLasting, .proxy where effect.isLasting,
      .lasting, .overstay:
      let instead = perPerson.map { ", as in `\($0)\(Self.tagging(of: sentence, in: atoms))`" } ?? ""
      words = "use an effect that ends with the \(policy.vocabulary.thing.noun.singular)\(instead)"
      let isWritten = sentence.target != .thing && [.lasting, .overstay].contains(leak.kind)
      edits = isWritten ? gentler.map { Self.edits(writing: $0, in: here, atoms, sentence, policy) } ?? [] : []
    case .territory, .uncertain, .proxy:
      if let here {
        let edit = Self.confining(sentence, here, atoms, policy)
        let apart = rule.authorities.count > 1 ? ", in a rule of its own for the word of \(leak.authority)" : ""
        edits = [edit]
        if edit.text.isEmpty {
          words = "leave out `possibly`, so that the rule waits until it is known where somebody is"
        } else if edit.range.offsets.isEmpty {
          words = "add `in \(here)` to whom the rule is about\(apart)"
        } else {
          words = "write `in \(here)` in place of the places that the rule names\(apart)"
        }
      } else {
        words = "ask the person to be where the word of \(leak.authority) counts"
        edits = []
      }
    case .collective:
      if let perPerson {
        words = "act on each person, where they are: `\(perPerson)\(Self.tagging(of: sentence, in: atoms))`"
        edits = sentence.namesThing ? [] : [Fix.Edit(sentence.head.range, perPerson)]
      } else {
        words = "use an effect on each \(policy.vocabulary.person.noun.singular) in place of one on everybody"
        edits = []
      }
    case .laundered:
      words = "say whose word it is where it restricts\(here.map { ", and add `in \($0)` there" } ?? "")"
      edits = []
    case .licence:
      words =
        "let the exception hang on the house's own word, or on where the person is, not on the word of \(leak.authority)"
      edits = []
    }
  }

  /// Puts an effect and whom it is on in the place of others, and confines these; nothing where the rule is for people
  /// elsewhere alone.
  private static func edits(
    writing head: String, in here: String?, _ atoms: AtomSet, _ sentence: Sentence, _ policy: PolicySet
  ) -> [Fix.Edit] {
    let range = sentence.head.range
    guard let here else { return [Fix.Edit(range, head)] }
    // What else is asked of somebody in a role does not come along.
    let location = policy.vocabulary.location(of: sentence.target)
    let required = conjuncts(of: sentence.qualifiers).reduce(AtomSet.everything) { required, condition in
      switch condition {
      case .test(let test) where test.path == location:
        if case .inside(let places) = test.predicate { required.intersection(places) } else { required }
      case .not(.test(let test)) where test.path == location:
        if case .inside(let places) = test.predicate { required.subtracting(places) } else { required }
      default: required
      }
    }
    if required.isDisjoint(with: atoms) { return [] }
    if required.isSubset(of: atoms) { return [Fix.Edit(range, head)] }
    let confining = confining(sentence, here, atoms, policy)
    guard confining.range.start == range.end else { return [Fix.Edit(range, head), confining] }
    return [Fix.Edit(range.through(confining.range), head + confining.text)]
  }

  /// Confines whom a rule is about: what they are asked now, and to be here, too.
  private static func confining(
    _ sentence: Sentence, _ here: String, _ atoms: AtomSet, _ policy: PolicySet
  ) -> Fix.Edit {
    let location = policy.vocabulary.location(of: sentence.target)
    for case .test(let test) in conjuncts(of: sentence.qualifiers) where test.path == location {
      let range = test.origin.range
      switch test.predicate {
      case .possiblyInside(let places) where places.isSubset(of: atoms):
        let word = "possibly ".utf8.count
        return Fix.Edit(SourceRange(file: range.file, start: range.start, end: range.start + word), "")
      case .inside(let places) where atoms.isSubset(of: places):
        return Fix.Edit(range, "in \(here)")
      default: continue
      }
    }
    let end = sentence.head.range.end
    return Fix.Edit(SourceRange(file: sentence.head.range.file, start: end, end: end), " in \(here)")
  }

  private static func conjuncts(of condition: Condition) -> [Condition] {
    if case .all(let parts) = condition { parts.flatMap(conjuncts) } else { [condition] }
  }

  /// `block participants`: what restricts each person whom a sentence reaches, and is decided anew each time.
  private static func gentler(_ sentence: Sentence, _ effect: Effect, _ policy: PolicySet) -> String? {
    let gentler = policy.vocabulary.effects.first {
      $0.force == .restricts && !$0.isLasting && $0.targets.contains(.participant)
    }
    let reaches = sentence.target != .thing || policy.vocabulary.peopleAttribute.map(effect.reaching.contains) ?? false
    guard let gentler, reaches else { return nil }
    return "\(gentler.name) \(policy.vocabulary.person.noun.plural)"
  }

  /// ` tagged illegal-in-CN`, where the sentence asks the thing for tags, and `…` where it asks for more.
  private static func tagging(of sentence: Sentence, in atoms: AtomSet) -> String {
    let ofTarget = sentence.target == .thing ? conjuncts(of: sentence.qualifiers) : []
    let conditions = ofTarget + conjuncts(of: sentence.thing)
    let tags = conditions.compactMap { condition -> String? in
      guard case .test(let test) = condition, case .tagged(let tag) = test.predicate else { return nil }
      return writtenWord(tag.text)
    }
    // Of somebody who is here it goes without saying that somebody is.
    let asksMore = conjuncts(of: sentence.when).contains { condition in
      guard case .quantified(let quantified) = condition, quantified.quantifier == .any,
        case .test(let test) = quantified.condition, case .inside(let places) = test.predicate
      else { return true }
      return !atoms.isSubset(of: places)
    }
    let isAll = tags.count == conditions.count && sentence.activity == nil && !asksMore && sentence.unless == nil
    let rest = isAll ? "" : " …"
    switch tags.count {
    case 0: return rest
    case 1: return " tagged \(tags[0])\(rest)"
    default: return " tagged all of \(tags.joined(separator: ", "))\(rest)"
    }
  }

  /// An authority's bailiwick as a policy writes it; `nil` where that takes a territory of its own.
  static func written(_ authority: String, _ policy: PolicySet) -> String? {
    guard case .places(let atoms) = policy.declarations.bailiwicks[authority], !atoms.isEmpty else { return nil }
    let territories = policy.declarations.territories
    let own = territories.first { $0.name == authority }?.atoms ?? Places.standard.atoms(ofCode: authority)
    if own == atoms { return placeWord(authority) }
    if let territory = territories.first(where: { $0.atoms == atoms }) { return territory.name }
    let words = Places.standard.describe(atoms)
    guard words.count <= 6, words.allSatisfy({ !$0.contains(" ") }) else { return nil }
    return words.map(placeWord).joined(separator: ", ")
  }

  /// A place's code as a policy writes it: a region's, which are digits, in quotes.
  private static func placeWord(_ code: String) -> String { code.first?.isNumber ?? false ? "\"\(code)\"" : code }
}

extension Places {
  fileprivate func atoms(ofCode code: String) -> AtomSet? { resolve(text: code).places.first?.atoms }
}
