import BailiwickModel
import BailiwickPlaces
import BailiwickSyntax

/// One test, or its negation, in the author's words, apart from what it is asked of.
struct PredicateWords {
  /// What follows the subject: `in CN`, `at least 10`, `is one of a, b`.
  let predicate: String
  /// Whether `not` stands before the subject, since no wording after it says so.
  var hasNotBefore = false

  /// In a table's cell, under the subject.
  var cell: String { hasNotBefore ? "not \(predicate)" : predicate }

  /// As a condition of the language.
  func sentence(about subject: String) -> String {
    let words = [hasNotBefore ? "not" : "", subject, predicate].filter { !$0.isEmpty }
    return words.joined(separator: " ")
  }
}

extension PredicateWords {
  /// - Parameter choices: the words among which a choice is made.
  init(_ predicate: Predicate, negated: Bool, choices: [String], places: PlaceWords) {
    let not = negated ? "not " : ""
    switch predicate {
    case .inside(let set): self.init(predicate: "\(negated ? "outside" : "in") \(places.words(set))")
    case .possiblyInside(let set):
      self.init(predicate: "possibly in \(places.words(set))", hasNotBefore: negated)
    case .tagged(let tag): self.init(predicate: "\(not)tagged \(writtenWord(tag.text))")
    case .number(let interval): self.init(interval, negated: negated)
    case .text(let test): self.init(predicate: Self.words(test, negated: negated))
    case .choice(let numbers):
      let words = numbers.sorted().map { choices.indices.contains($0) ? writtenWord(choices[$0]) : "?" }
      self.init(predicate: "is \(not)\(Self.oneOf(words))")
    case .flag: self.init(predicate: "", hasNotBefore: negated)
    case .time(let test): self.init(test, negated: negated)
    case .known: self.init(predicate: negated ? "is unknown" : "is known")
    }
  }

  private init(_ interval: NumberInterval, negated: Bool) {
    switch (interval.lower, interval.upper) {
    case (let lower, let upper) where lower == upper:
      self.init(predicate: negated ? "is not \(lower)" : "is \(lower)")
    case (.min, .max): self.init(predicate: "at most \(Int64.max)", hasNotBefore: negated)
    case (let lower, .max): self.init(predicate: negated ? "at most \(lower - 1)" : "at least \(lower)")
    case (.min, let upper): self.init(predicate: negated ? "at least \(upper + 1)" : "at most \(upper)")
    case (let lower, let upper):
      self.init(predicate: "between \(lower) and \(upper)", hasNotBefore: negated)
    }
  }

  private init(_ test: TimeTest, negated: Bool) {
    switch test {
    case .before(let bound): self.init(predicate: "before \(bound.words)", hasNotBefore: negated)
    case .from(let bound): self.init(predicate: "before \(bound.words)", hasNotBefore: !negated)
    case .after(let bound): self.init(predicate: "after \(bound.timestamp)", hasNotBefore: negated)
    }
  }

  /// In a cell a time without a subject reads best as the clauses of a rule say it: `from 2020-06-01`.
  static func cell(_ test: TimeTest, negated: Bool) -> String {
    switch test {
    case .before(let bound): "\(negated ? "from" : "before") \(bound.words)"
    case .from(let bound): "\(negated ? "before" : "from") \(bound.words)"
    case .after(let bound): "\(negated ? "not after" : "after") \(bound.timestamp)"
    }
  }

  private static func words(_ test: TextTest, negated: Bool) -> String {
    switch test {
    case .oneOf(let texts): "is \(negated ? "not " : "")\(oneOf(texts.sorted().map { StringLiteral.quoted($0.text) }))"
    case .matches(let pattern): "\(negated ? "does not match" : "matches") \(pattern.words)"
    case .contains(let text): "\(negated ? "does not contain" : "contains") \(StringLiteral.quoted(text.text))"
    case .startsWith(let text): "\(negated ? "does not start with" : "starts with") \(StringLiteral.quoted(text.text))"
    case .endsWith(let text): "\(negated ? "does not end with" : "ends with") \(StringLiteral.quoted(text.text))"
    }
  }

  private static func oneOf(_ words: [String]) -> String {
    words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
  }
}

extension TextPattern {
  /// `/june (4|fourth)/i`
  var words: String {
    var escaped = ""
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if scalar == "/", !isEscaped { escaped += "\\" }
      escaped += visibleEscape(of: scalar) ?? String(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return "/\(escaped)/\(flags)"
  }
}

/// Orders texts by their bytes, which depends on no machine.
func bytewise(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
