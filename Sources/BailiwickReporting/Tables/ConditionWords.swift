import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Resolved conditions back in the author's words, as a sentence or as the cell of a column.
///
///     participant.location     in CN                      participant in CN
///     meeting.tags             tagged a and not tagged b  meeting tagged a and meeting not tagged b
///     meeting.size             at least 10                meeting.size at least 10
///     any participant in CN    yes                        any participant in CN
public struct ConditionWords: Sendable {
  public let places: PlaceWords
  let vocabulary: Vocabulary
  private let orders: [Order]

  public init(_ declarations: Declarations) {
    places = PlaceWords(declarations)
    vocabulary = declarations.vocabulary
    orders = declarations.orders
  }

  // MARK: Columns

  public func column(_ column: Column) -> String {
    switch column {
    case .fact(let path): self.path(path)
    case .quantified(let quantified): words(quantified)
    case .activity: "activity"
    case .orders: "orders"
    case .alternatives: "condition"
    }
  }

  /// The request's path to a fact: `participant.account.kind`, `meeting.host.location`, `time`. Of a
  /// counted person only the attributes.
  public func path(_ path: Path) -> String {
    var names = [root(path.root)].filter { !$0.isEmpty }
    for (attribute, _) in attributes(on: path) { names.append(attribute.name) }
    return names.joined(separator: ".")
  }

  private func root(_ root: Path.Root) -> String {
    switch root {
    case .participant: vocabulary.person.noun.singular
    case .thing: vocabulary.thing.noun.singular
    case .counted: ""
    case .time: "time"
    }
  }

  /// The attributes along a path, each with the kind that declares it.
  func attributes(on path: Path) -> [(attribute: Attribute, kind: Kind)] {
    guard path.root != .time else { return [] }
    var kind = path.root == .thing ? vocabulary.thing : vocabulary.person
    return path.steps.map { step in
      let attribute = kind.attributes[step]
      defer {
        switch attribute.type {
        case .record(let record): kind = vocabulary.kinds[record]
        case .person: kind = vocabulary.person
        case .located, .place, .text, .number, .time, .flag, .tags, .choice, .people: break
        }
      }
      return (attribute, kind)
    }
  }

  // MARK: Cells

  /// What a column's cell asks, all conditions together, its subject left out.
  public func cell(_ conditions: [Condition]) -> String {
    let parts = conditions.flatMap { condition in
      if case .all(let parts) = condition { parts } else { [condition] }
    }
    return joined(Literal.folded(parts, together: true), "and") { cell($0, isPart: parts.count > 1) }
  }

  /// What cells of one column ask together.
  public func cell(_ cells: [Cell], in table: DecisionTable) -> String {
    let conditions = cells.compactMap { cell in
      if case .condition(let condition) = cell.content { condition } else { nil }
    }
    if !conditions.isEmpty { return cell(conditions) }
    return cells.map { cell in
      switch cell.content {
      case .condition: return ""
      case .activity(let number): return vocabulary.activities[number].name
      case .orders(let references):
        let names = references.map(order).joined(separator: " or ")
        return cells.count > 1 && references.count > 1 ? "(\(names))" : names
      case .alternatives(let formula): return sentence(formula, in: table, isPart: cells.count > 1)
      }
    }.joined(separator: " and ")
  }

  private func cell(_ part: Literal, isPart: Bool) -> String {
    switch part {
    case .test(let test, let negated):
      switch test.predicate {
      case .flag: return negated ? "no" : "yes"
      case .time(let time): return PredicateWords.cell(time, negated: negated)
      case .inside, .possiblyInside, .tagged, .number, .text, .choice, .known:
        return words(test, negated: negated).cell
      }
    case .tags(_, let words): return words
    case .quantified(_, let negated): return negated ? "no" : "yes"
    case .parts(let parts, let together):
      let inner = joined(Literal.folded(parts, together: together), together ? "and" : "or") {
        cell($0, isPart: true)
      }
      return isPart && parts.count > 1 ? "(\(inner))" : inner
    }
  }

  public func order(_ reference: OrderReference) -> String {
    switch reference {
    case .named(let number): orders[number].name
    case .anonymous(let authority): authority
    }
  }

  /// `order june-4th is in force: issued by CN on 2020-05-18, expires 2020-06-30`
  func statement(of reference: OrderReference) -> String {
    switch reference {
    case .named(let number):
      let order = orders[number]
      let expiry = order.expires.map { ", expires \($0.date)" } ?? ""
      return "order \(order.name) is in force: issued by \(order.issuer) on \(order.issued.date)\(expiry)"
    case .anonymous(let authority): return "order of \(authority) is in force: always, unless stated"
    }
  }

  // MARK: Sentences

  /// A condition of the language that says the same.
  public func sentence(_ condition: Condition) -> String {
    sentence(Literal(condition, negated: false), isPart: false)
  }

  /// A formula over a table's cells.
  func sentence(_ formula: Formula, in table: DecisionTable, isPart: Bool = false) -> String {
    switch formula {
    case .all(let parts), .any(let parts):
      let isTogether = if case .all = formula { true } else { false }
      let words = parts.map { sentence($0, in: table, isPart: parts.count > 1) }
        .joined(separator: isTogether ? " and " : " or ")
      return isPart && parts.count > 1 ? "(\(words))" : words
    case .cell(let number):
      let cell = table.cells[number]
      switch cell.content {
      case .condition(let condition): return sentence(Literal(condition, negated: false), isPart: isPart)
      case .activity(let number): return "activity \(vocabulary.activities[number].name)"
      case .orders(let references): return "under \(references.map(order).joined(separator: ", "))"
      case .alternatives(let formula): return sentence(formula, in: table, isPart: isPart)
      }
    }
  }

  private func sentence(_ part: Literal, isPart: Bool) -> String {
    switch part {
    case .test(let test, let negated):
      return words(test, negated: negated).sentence(about: subject(of: test))
    case .tags(let test, let words):
      return [subject(of: test), words].filter { !$0.isEmpty }.joined(separator: " ")
    case .quantified(let quantified, let negated):
      return negated ? "not \(words(quantified))" : words(quantified)
    case .parts(let parts, let together):
      guard !parts.isEmpty else { return together ? "always" : "never" }
      let folded = Literal.folded(parts, together: together)
      let inner = joined(folded, together ? "and" : "or") { sentence($0, isPart: folded.count > 1) }
      return isPart && folded.count > 1 ? "(\(inner))" : inner
    }
  }

  private func joined(_ parts: [Literal], _ word: String, _ words: (Literal) -> String) -> String {
    parts.map(words).joined(separator: " \(word) ")
  }

  func words(_ test: Test, negated: Bool) -> PredicateWords {
    let type = attributes(on: test.path).last?.attribute.type
    let choices = if case .choice(let words) = type { words } else { [String]() }
    return PredicateWords(test.predicate, negated: negated, choices: choices, places: places)
  }

  /// What a test is asked of: a noun alone stands for its location and for its tags.
  private func subject(of test: Test) -> String {
    guard let (attribute, kind) = attributes(on: test.path).last else { return path(test.path) }
    let standsFor: Attribute? =
      switch test.predicate {
      case .inside, .possiblyInside: kind.locatedAttribute.map { kind.attributes[$0] }
      case .tagged: kind.tagsAttribute.map { kind.attributes[$0] }
      case .number, .text, .choice, .flag, .time, .known: nil
      }
    guard attribute == standsFor else { return path(test.path) }
    let owner = Path(test.path.root, test.path.steps.dropLast())
    if owner.root == .thing, owner.steps.count == 1 { return vocabulary.noun(.role(owner.steps[0])) }
    return path(owner)
  }

  // MARK: Quantifiers

  /// `any participant in CN with role is attendee`
  public func words(_ quantified: Quantified) -> String {
    let noun = vocabulary.person.noun
    let start =
      switch quantified.quantifier {
      case .any: "any \(noun.singular)"
      case .every: "every \(noun.singular)"
      case .no: "no \(noun.singular)"
      case .atLeast(let bound): "at least \(bound) \(bound == 1 ? noun.singular : noun.plural)"
      case .atMost(let bound): "at most \(bound) \(bound == 1 ? noun.singular : noun.plural)"
      case .exactly(let bound): "exactly \(bound) \(bound == 1 ? noun.singular : noun.plural)"
      }
    let parts =
      switch Literal(quantified.condition, negated: false) {
      case .parts(let parts, together: true): Literal.folded(parts, together: true)
      case let part: [part]
      }
    return ([start] + parts.map(qualifier)).joined(separator: " ")
  }

  private func qualifier(_ part: Literal) -> String {
    switch part {
    case .test(let test, _), .tags(let test, _):
      let words = sentence(part, isPart: true)
      return subject(of: test).isEmpty && !words.hasPrefix("not possibly") ? words : "with \(words)"
    case .quantified, .parts: return "with \(sentence(part, isPart: true))"
    }
  }
}
