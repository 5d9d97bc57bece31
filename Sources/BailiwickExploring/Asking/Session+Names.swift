import Bailiwick
import BailiwickModel
import BailiwickPlaces
import BailiwickReporting
import BailiwickSource

extension Session {
  /// The type of what could be entered, without asking for its value.
  func type(of text: String) throws(Refusal) -> Answer {
    let words: String
    switch Statement(text, vocabulary: current.vocabulary) {
    case .nothing, .command: throw .usage("`:type` takes a condition, a place or a fact")
    case .items: words = "item"
    case .given: words = "facts"
    case .places(let text):
      _ = try describePlaces(text)
      words = "places"
    case .condition(let text):
      _ = try condition(text)
      words = "condition"
    case .fact(let text):
      let path = try FactPath(text, in: current.vocabulary)
      words = path.type.map(TypeWords(current.vocabulary).words) ?? path.members.last ?? text
    }
    return Answer(visible(words), json: ["type": .string(words)])
  }

  /// What a name stands for: everything that has it.
  ///
  /// - Parameter written: the name, which may stand between quotes as in a policy.
  func info(_ written: String) throws(Refusal) -> Answer {
    let isQuoted = written.count > 1 && written.hasPrefix("\"") && written.hasSuffix("\"")
    let name = isQuoted ? String(written.dropFirst().dropLast()) : written
    let declarations = current.compilation.model.declarations
    let places = PlaceWords(declarations)
    var lines: [String] = []
    for rule in declarations.rules where rule.name == name {
      let words = rule.authorities.isEmpty ? "" : ", on the word of \(rule.authorities.joined(separator: ", "))"
      lines += ["rule \(name)\(words) (\(where: rule.origin, in: self))", indented(text(rule.origin))]
    }
    for order in declarations.orders where order.name == name {
      let expires = order.expires.map { " to \($0.date)" } ?? ""
      lines += [
        "order \(name) of \(order.issuer), from \(order.issued.date)\(expires) (\(where: order.origin, in: self))",
        indented(text(order.origin)),
      ]
    }
    let spelling = Spelling(name)
    for tag in declarations.tags where tag.use.tag == spelling {
      lines.append("tag \(name), \(tag.asserter.map { "asserted by \($0)" } ?? "the house's own")")
    }
    if !declarations.tags.contains(where: { $0.use.tag == spelling }),
      let use = declarations.asserters.keys.first(where: { $0.tag == spelling })
    {
      lines.append("tag \(name), asserted by \(declarations.asserters[use] ?? "nobody")")
    }
    for territory in declarations.territories where territory.name == name {
      let codes = Places.standard.describe(territory.atoms)
      lines.append("territory \(name): \(shortened(codes, to: 20)) (\(where: territory.origin, in: self))")
    }
    for authority in declarations.authorities where authority.name == name {
      let binds: String
      switch authority.bailiwick {
      case .everywhere: binds = "everywhere"
      case .places(let atoms): binds = places.words(atoms)
      }
      lines.append("authority \(name), binds \(binds) (\(where: authority.origin, in: self))")
    }
    lines += vocabularyLines(name)
    if lines.isEmpty, !Places.standard.resolve(text: name).places.isEmpty {
      let place = try describePlaces(quoted(name))
      let words = authorityLines(name)
      return words.isEmpty ? place : Answer(place.text + words.joined(separator: "\n"), json: place.json)
    }
    guard lines.isEmpty else { return Answer(quoting: lines.joined(separator: "\n")) }
    let vocabulary = declarations.vocabulary
    let known =
      declarations.rules.map(\.name) + declarations.orders.map(\.name) + declarations.tags.map(\.use.tag.text)
      + vocabulary.nouns.sorted() + vocabulary.effects.map(\.name) + vocabulary.activities.map(\.gerund)
      + vocabulary.kinds.flatMap(\.attributes).map(\.name) + ["time", "activity", "orders"]
    throw .usage("nothing is named `\(name)`" + suggestion(name, among: known))
  }

  /// What a place says as an authority.
  private func authorityLines(_ name: String) -> [String] {
    let declarations = current.compilation.model.declarations
    let rules = declarations.rules.filter { $0.authorities.contains(name) }.map(\.name)
    return rules.isEmpty ? [] : ["authority: on its word \(shortened(rules, to: 20))"]
  }

  private func vocabularyLines(_ name: String) -> [String] {
    let vocabulary = current.vocabulary
    var lines: [String] = []
    for effect in vocabulary.effects where effect.name == name {
      let targets = effect.targets.map(vocabulary.noun).joined(separator: ", ")
      let details = [effect.isInActivity ? " in activity" : "", effect.isLasting ? " lasting" : ""].joined()
      lines.append("effect \(name) \(effect.force.rawValue) \(targets)\(details)")
    }
    for kind in vocabulary.kinds where [kind.noun.singular, kind.noun.plural].contains(name) {
      let words = TypeWords(vocabulary)
      lines.append(kind.noun.singular)
      lines += kind.attributes.map { "  \($0.name): \(words.words($0.type))" }
    }
    for number in vocabulary.roleAttributes {
      let attribute = vocabulary.thing.attributes[number]
      guard let role = attribute.role, [role.singular, role.plural].contains(name) else { continue }
      let (person, thing) = (vocabulary.person.noun.singular, vocabulary.thing.noun.singular)
      lines.append("\(role.singular), \(role.plural): the \(person) that is \(thing).\(attribute.name)")
    }
    for activity in vocabulary.activities where [activity.name, activity.gerund].contains(name) {
      lines.append("activity \(activity.name), \(activity.gerund)")
    }
    for kind in vocabulary.kinds {
      for attribute in kind.attributes where attribute.name == name {
        lines.append("\(kind.noun.singular).\(name): \(TypeWords(vocabulary).words(attribute.type))")
      }
    }
    lines += requestLines(name)
    if lines.isEmpty, name.contains("."), let type = (try? FactPath(name, in: vocabulary))?.type {
      lines.append("\(name): \(TypeWords(vocabulary).words(type))")
    }
    return lines
  }

  /// What a request has beside persons and things.
  private func requestLines(_ name: String) -> [String] {
    switch name {
    case "time": ["time: time, when what is asked about is done"]
    case "activity": ["activity: one of \(current.vocabulary.activities.map(\.name).joined(separator: ", "))"]
    case "orders": ["orders: flags by the names of orders, whether each is in force"]
    default: []
    }
  }

  /// The text where something was written.
  private func text(_ origin: Origin) -> String {
    let files = current.compilation.files
    let number = Int(origin.range.file.number)
    return files.indices.contains(number) ? files[number].text(origin.range.offsets) : ""
  }

  private func quoted(_ name: String) -> String {
    Places.standard.resolve(code: name).places.isEmpty ? "\"\(name)\"" : name
  }
}

extension String.StringInterpolation {
  /// `policy.bwk:6`
  fileprivate mutating func appendInterpolation(where origin: Origin, in session: Session) {
    let files = session.current.compilation.files
    let number = Int(origin.range.file.number)
    guard files.indices.contains(number) else { return appendLiteral("vocabulary") }
    appendLiteral("\(files[number].name):\(files[number].position(at: origin.range.start).line)")
  }
}
