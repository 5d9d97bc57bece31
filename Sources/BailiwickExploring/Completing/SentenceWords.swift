import Bailiwick
import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// The words that may stand where somebody is writing a sentence: what the grammar has there, as far as the vocabulary
/// and what is declared know it.
struct SentenceWords {
  let declarations: Declarations
  /// The beginning of the word that is being written.
  let word: String

  private var vocabulary: Vocabulary { declarations.vocabulary }

  /// - Parameter lead: all that is written before the word.
  func following(_ lead: String) -> [String] {
    let written = lead.trimmedEnd
    let start = condition(within: nil)
    if written.isEmpty { return ["given"] + items + start + places }
    let statement = Statement(lead, vocabulary: vocabulary)
    // An `or` goes on with the places before it when a place follows.
    let isJoined = written.hasSuffix(" or") && place(after: written.dropLast(3), statement)?.isWithin(.places) == true
    let joined = isJoined ? places : []
    guard let place = place(after: written, statement) else { return joined }
    if let given = named(by: place) ?? stated(at: place) { return given }
    let fitting = place.expectations.flatMap { words(for: $0, at: place) } + further(at: place)
    // A flag needs no comparison, and what may follow one may follow it.
    let isFlag = place.expectations == [.comparison] && place.path(in: vocabulary)?.type == .flag
    return fitting + joined + (isFlag ? following(written + " is known ") : [])
  }

  private func place(after written: Substring, _ statement: Statement) -> WritingPlace? {
    switch statement {
    case .nothing, .command: nil
    case .items: WritingPlace(after: written)
    case .given: WritingPlace(after: written, opening: "test \"\"\n  ", closing: "\n  expect allow")
    case .places: WritingPlace(after: written, opening: "territory X = ")
    case .fact, .condition: WritingPlace(after: written, opening: "block participants when (", closing: ")")
    }
  }

  // MARK: What is expected

  private func words(for expectation: SyntaxProblem.Expectation, at place: WritingPlace) -> [String] {
    switch expectation {
    case .keyword("in") where place.node?.kind == .givenOrder: return place.lastWord == "not" ? ["in"] : ["in", "not"]
    case .keyword(let word): return place.mayEnd && WritingPlace.continuations.contains(word) ? [] : [word]
    case .item: return items
    case .effect: return effects(at: place)
    case .noun: return nouns(at: place)
    case .condition: return condition(within: place.qualifiedNoun)
    case .fact: return ["given", "expect"]
    case .comparison, .value: return comparison(at: place) + values(at: place)
    case .place: return places + (place.node?.kind == .authority ? ["everywhere"] : [])
    case .newTerritory: return []
    case .upperName: return codes + authorities
    case .tag: return tags + (place.lastWord == "tagged" ? ["any of", "all of", "none of"] : [])
    case .activityName: return vocabulary.activities.map(\.gerund)
    case .decisionName: return ["allow", "block", "undecided", "no effects"] + vocabulary.effects.map(\.name)
    case .orderName: return orders + authorities + codes
    case .pathStart: return attributes(of: place.qualifiedNoun) + ["not"]
    case .ruleName: return declarations.rules.map(\.name)
    case .name, .integer, .date, .time, .instant, .string, .regex, .punctuation, .sentenceEnd, .lineEnd: return []
    }
  }

  private func effects(at place: WritingPlace) -> [String] {
    let isByDefault = place.isWithin(.byDefault)
    let fitting = vocabulary.effects.filter { !isByDefault || $0.force == .restricts }.map(\.name)
    let mayBeByDefault = !isByDefault && place.innermost(.rule, .never, .demand)?.kind == .rule
    return fitting + (mayBeByDefault ? ["by default"] : [])
  }

  private func nouns(at place: WritingPlace) -> [String] {
    let node = place.innermost(
      .quantified, .forClause, .activityClause, .demand, .never, .rule, .mark, .tag, .givenParty)
    switch node?.kind {
    case .quantified: return forms(of: vocabulary.person.noun)
    case .forClause, .activityClause: return forms(of: vocabulary.thing.noun)
    case .rule, .never, .demand:
      let name = node?.child(.effectName)?.leaf(0)?.text
      let targets = vocabulary.effects.first { $0.name == name }?.targets.map(vocabulary.noun) ?? []
      return vocabulary.nouns.filter { vocabulary.singular(of: $0).map(targets.contains) ?? false }
    case .mark, .tag:
      return [vocabulary.person, vocabulary.thing].filter { $0.tagsAttribute != nil }.flatMap { forms(of: $0.noun) }
    case .givenParty: return vocabulary.nouns + ["activity", "facts", "order", "time"]
    default: return Array(vocabulary.nouns)
    }
  }

  private func forms(of noun: Noun) -> [String] { [noun.singular, noun.plural] }

  private func condition(within noun: String?) -> [String] {
    let starts = noun == nil ? vocabulary.nouns.compactMap(vocabulary.singular) : attributes(of: noun)
    let paths = noun == nil ? starts.map { $0 + "." } : []
    return starts + paths + ["any", "every", "no", "at least", "at most", "exactly", "not", "time"]
  }

  private func attributes(of noun: String?) -> [String] {
    guard let noun, let singular = vocabulary.singular(of: noun) else { return [] }
    return (singular == vocabulary.thing.noun.singular ? vocabulary.thing : vocabulary.person).attributes.map(\.name)
  }

  // MARK: Comparisons

  private func comparison(at place: WritingPlace) -> [String] {
    guard place.innermost(.predicate, .assignment)?.kind == .predicate, let path = place.path(in: vocabulary) else {
      return []
    }
    return ComparisonWords.phrases(for: path, in: vocabulary, after: place.comparison)
  }

  /// What the fact can be that is being compared or stated, once it is to be said.
  private func values(at place: WritingPlace) -> [String] {
    guard place.expectations.contains(.value), let path = place.path(in: vocabulary) else { return [] }
    return values(of: path)
  }

  func values(of path: FactPath) -> [String] {
    switch path.type {
    case .located, .place: codes
    case .choice(let words): words
    case .text, .number, .time, .flag, .tags, .record, .person, .people, nil: []
    }
  }

  // MARK: What may follow, and need not

  /// After `given activity` and `given order`, which the parser takes for nouns until a name stands there.
  private func named(by place: WritingPlace) -> [String]? {
    guard let given = place.node, given.kind == .givenParty, given.children.count == 2 else { return nil }
    switch given.qualifiedNoun {
    case "activity": return vocabulary.activities.map(\.gerund)
    case "order": return orders + authorities + codes
    default: return nil
    }
  }

  /// Where something may end that may as well go on.
  private func further(at place: WritingPlace) -> [String] {
    guard place.mayEnd, let node = place.node else { return [] }
    var words: [String] = []
    if place.isWithin(.places) { words += place.isWithin(.except) ? ["or"] : ["or", "except"] }
    if place.isWithin(.condition) { words += ["and", "or"] }
    if let noun = place.innermost(.target, .quantified, .givenParty)?.qualifiedNoun { words += qualifiers(of: noun) }
    switch node.kind {
    case .expectation: words += ["by"]
    case .tag: words += ["asserted by"]
    default: break
    }
    return words + (place.isWithin(.assignment) ? ["and"] : [])
  }

  /// What may be stated of the path that has just been named, if that does not state something alone.
  private func stated(at place: WritingPlace) -> [String]? {
    guard place.innermost(.predicate, .assignment)?.kind == .assignment, place.comparison.isEmpty,
      let path = place.path(in: vocabulary)
    else { return nil }
    switch path.type {
    case .located, .place, .people: return ["in", "possibly in", "is"]
    case .tags: return ["tagged"]
    case .flag, .record: return nil
    case .choice, .text, .number, .time, .person, nil: return ["is"] + values(of: path)
    }
  }

  private func qualifiers(of noun: String) -> [String] {
    guard let singular = vocabulary.singular(of: noun) else { return [] }
    let kind = singular == vocabulary.thing.noun.singular ? vocabulary.thing : vocabulary.person
    return ["with"] + (kind.locatedAttribute == nil ? [] : ["in", "outside", "possibly in"])
      + (kind.tagsAttribute == nil ? [] : ["tagged", "not tagged"])
  }

  // MARK: What there is

  /// Those that are entered: `use` stands in files.
  private var items: [String] { Statement.itemWords.filter { $0 != "use" } + vocabulary.effects.map(\.name) }

  /// What stands where places do: codes, and names once a quotation mark is written.
  var places: [String] {
    word.hasPrefix("\"") ? Places.standard.names(startingWith: String(word.dropFirst())).map { "\"\($0)\"" } : codes
  }

  /// Codes and territories; subdivisions once their country is written.
  var codes: [String] {
    let territories = declarations.territories.map(\.name)
    if let hyphen = word.firstIndex(of: "-") {
      return Places.standard.subdivisions(of: String(word[..<hyphen])) + territories
    }
    return Places.standard.countries + Places.standard.groups.map(\.code).filter { $0.first?.isLetter == true }
      + territories
  }

  var authorities: [String] { declarations.authorities.map(\.name) }

  private var orders: [String] { declarations.orders.map(\.name) }

  var tags: [String] {
    let sentences = declarations.rules.map(\.sentence) + declarations.marks.map(\.sentence)
    let spellings = declarations.tags.map(\.use.tag) + declarations.markedTags + sentences.flatMap(\.tags).map(\.tag)
    let tags = spellings.map(\.text)
    return word.hasPrefix("\"") ? tags.map { "\"\($0)\"" } : tags
  }
}
