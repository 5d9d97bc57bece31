import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Tests of facts in FEEL, DMN's expression language (DMN 1.5, chapter 10).
///
/// A test is true in FEEL just where it is true in Kleene's logic: a fact that is not known is null,
/// and null matches only what the unknown makes true. A place is one code. So `in CN` is a list of
/// all codes that lie in CN, and `outside CN` excludes null and all codes that touch it.
struct FEEL {
  enum Dialect {
    case standard
    /// What engines without FEEL's functions read too: no function but `not`, no interval, times as
    /// texts in UTC. It is Python as well, where `true`, `false` and `null` are known.
    case functionFree
  }

  let dialect: Dialect
  let words: ConditionWords

  /// A cell of a decision table.
  enum Entry: Hashable {
    /// A unary test of the fact itself.
    case unary(String)
    /// A Boolean expression over the fact, whose value must be true.
    case expression(String)
  }

  /// What a column on a fact asks; `nil` where FEEL cannot say it.
  func entry(_ condition: Condition, of path: Path) -> Entry? {
    let literal = Literal(condition, negated: false)
    if let idiom = idiom(literal) { return .unary(idiom) }
    // `"a" in ?` would take the question mark for "a".
    let needsName = dialect == .functionFree && literal.asksOfTags
    let subject = needsName ? name(of: path) : "?"
    guard let expression = expression(literal, subject, isPart: false) else { return nil }
    return needsName ? .expression(expression) : .unary(expression)
  }

  // MARK: Names

  /// `participant.account.kind`
  func name(of path: Path) -> String {
    words.path(path).split(separator: ".").map { Self.name(String($0)) }.joined(separator: ".")
  }

  /// A name without hyphens, which would be subtractions. Each name is another one: `a-b` is `a_b`, `a_b` is `a__b`,
  /// and where hyphens and underscores meet, as in `a-_b`, they are told between underscores: `a___hu_b`.
  static func name(_ name: String) -> String {
    var escaped = ""
    var rest = name[...]
    while let character = rest.first {
      let run = rest.prefix { $0 == "-" || $0 == "_" }
      if run.isEmpty {
        escaped.append(character)
        rest = rest.dropFirst()
      } else {
        escaped += separators(run)
        rest = rest[run.endIndex...]
      }
    }
    return keywords.contains(escaped) ? escaped + "_" : escaped
  }

  /// One underscore for a hyphen, which in words stands alone, an even number for underscores, three at the start of
  /// what has both.
  private static func separators(_ run: Substring) -> String {
    if run == "-" { return "_" }
    if !run.contains("-") { return String(run + run) }
    return "___" + run.map { $0 == "-" ? "h" : "u" }.joined() + "_"
  }

  private static let keywords: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "instance", "of", "function",
    "external", "between", "and", "or", "not", "null", "true", "false",
  ]

  /// A text in quotes. What an engine's own preparation of texts may trip over is escaped.
  static func text(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      let isEscaped = "'\"?\\".unicodeScalars.contains(scalar) || visibleEscape(of: scalar) != nil || !scalar.isInXML
      guard isEscaped else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let width = digits.count <= 4 ? 4 : 6
      return (width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - digits.count) + digits
    }
    return "\"\(escaped.joined())\""
  }

  static func list(_ texts: [String]) -> String { "[\(texts.map(text).joined(separator: ", "))]" }

  // MARK: Unary tests without a question mark

  private func idiom(_ literal: Literal) -> String? {
    guard case .test(let test, let negated) = literal else { return nil }
    if case .flag = test.predicate { return negated ? "false" : "true" }
    guard dialect == .standard else { return nil }
    switch test.predicate {
    case .inside(let set): return values(set.codes(negated ? .touching : .within), negated: negated)
    case .possiblyInside(let set):
      let codes = set.codes(.touching)
      return negated
        ? values(codes, negated: true) : (["null"] + codes.map(Self.text)).joined(separator: ", ")
    case .text(.oneOf(let texts)): return values(texts.sorted().map(\.text), negated: negated)
    case .choice(let numbers): return values(choices(numbers, of: test.path), negated: negated)
    case .number(let interval): return idiom(interval, negated: negated)
    case .time(let time): return moment(time).map { "\(comparison(time, negated: negated)) \($0)" }
    case .known: return negated ? "null" : "not(null)"
    case .tagged, .text, .flag: return nil
    }
  }

  private func values(_ texts: [String], negated: Bool) -> String? {
    if negated { return "not(\((["null"] + texts.map(Self.text)).joined(separator: ", ")))" }
    return texts.isEmpty ? nil : texts.map(Self.text).joined(separator: ", ")
  }

  private func idiom(_ interval: NumberInterval, negated: Bool) -> String? {
    switch (interval.lower, interval.upper) {
    case (.min, .max): nil
    case (let lower, let upper) where lower == upper: negated ? "not(null, \(lower))" : "\(lower)"
    case (let lower, .max): "\(negated ? "<" : ">=") \(lower)"
    case (.min, let upper): "\(negated ? ">" : "<=") \(upper)"
    case (let lower, let upper) where lower < upper:
      negated ? "< \(lower), > \(upper)" : "[\(lower)..\(upper)]"
    default: nil
    }
  }

  // MARK: Expressions

  private func expression(_ literal: Literal, _ subject: String, isPart: Bool) -> String? {
    func part(_ text: String) -> String { isPart ? "(\(text))" : text }
    switch literal {
    case .test(let test, let negated): return expression(test, negated: negated, subject).map(part)
    case .parts(let parts, let together):
      let expressions = parts.map { expression($0, subject, isPart: parts.count > 1) }
      guard !parts.isEmpty, !expressions.contains(nil) else { return nil }
      let joined = expressions.compactMap(\.self).joined(separator: together ? " and " : " or ")
      return parts.count > 1 ? part(joined) : joined
    case .tags, .quantified: return nil
    }
  }

  private func expression(_ test: Test, negated: Bool, _ subject: String) -> String? {
    let known = "\(subject) != null"
    func isAmong(_ list: String) -> String {
      negated ? "\(known) and not(\(subject) in \(list))" : "\(subject) in \(list)"
    }
    func holds(_ expression: String) -> String {
      "\(known) and \(negated ? "not(\(expression))" : expression)"
    }
    switch test.predicate {
    case .inside(let set): return isAmong(Self.list(set.codes(negated ? .touching : .within)))
    case .possiblyInside(let set):
      let codes = Self.list(set.codes(.touching))
      return negated ? isAmong(codes) : "not(\(known)) or \(subject) in \(codes)"
    case .text(.oneOf(let texts)): return isAmong(Self.list(texts.sorted().map(\.text)))
    case .choice(let numbers): return isAmong(Self.list(choices(numbers, of: test.path)))
    case .number(let interval):
      let lower = interval.lower == .min ? nil : "\(subject) >= \(interval.lower)"
      let upper = interval.upper == .max ? nil : "\(subject) <= \(interval.upper)"
      let bounds = [lower, upper].compactMap(\.self).joined(separator: " and ")
      return bounds.isEmpty ? known : holds("(\(bounds))")
    case .time(let time):
      return moment(time).map { "\(known) and \(subject) \(comparison(time, negated: negated)) \($0)" }
    case .flag: return holds(subject)
    case .known: return negated ? "not(\(known))" : known
    case .tagged(let tag):
      return holds(
        dialect == .standard
          ? "list contains(\(subject), \(Self.text(tag.text)))" : "\(Self.text(tag.text)) in \(subject)")
    case .text(.matches): return nil
    case .text(.contains(let text)): return function("contains", subject, text).map(holds)
    case .text(.startsWith(let text)): return function("starts with", subject, text).map(holds)
    case .text(.endsWith(let text)): return function("ends with", subject, text).map(holds)
    }
  }

  private func function(_ name: String, _ subject: String, _ text: Spelling) -> String? {
    dialect == .standard ? "\(name)(\(subject), \(Self.text(text.text)))" : nil
  }

  private func choices(_ numbers: Set<Int>, of path: Path) -> [String] {
    guard case .choice(let choices) = words.attributes(on: path).last?.attribute.type else { return [] }
    return numbers.sorted().map { choices[$0] }
  }

  private func comparison(_ time: TimeTest, negated: Bool) -> String {
    switch time {
    case .before: negated ? ">=" : "<"
    case .from: negated ? "<" : ">="
    case .after: negated ? "<=" : ">"
    }
  }

  /// A moment; `nil` where a text would not compare as the moment does.
  private func moment(_ time: TimeTest) -> String? {
    switch time {
    case .before(let bound), .from(let bound), .after(let bound):
      let text = bound.timestamp
      switch dialect {
      case .standard: return "date and time(\(Self.text(text)))"
      case .functionFree: return text.utf8.count == "2020-06-04T20:00:00Z".utf8.count ? Self.text(text) : nil
      }
    }
  }
}

extension Literal {
  /// Whether one of its tests is of tags.
  fileprivate var asksOfTags: Bool {
    switch self {
    case .test(let test, _): if case .tagged = test.predicate { true } else { false }
    case .tags: true
    case .quantified: false
    case .parts(let parts, _): parts.contains { $0.asksOfTags }
    }
  }
}

extension AtomSet {
  enum Extent {
    /// All of the place lies in the set.
    case within
    /// Some of the place does.
    case touching
  }

  /// The codes of the countries and subdivisions that lie in the set, or touch it.
  func codes(_ extent: Extent) -> [String] {
    let places = Places.standard
    return (0..<AtomSet.atomCount).filter { atom in
      switch extent {
      case .within: places.extent(ofAtom: atom).allSatisfy(contains)
      case .touching: places.extent(ofAtom: atom).contains(where: contains)
      }
    }.map(places.name(ofAtom:))
  }
}
