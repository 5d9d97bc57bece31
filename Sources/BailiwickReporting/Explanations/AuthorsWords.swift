import BailiwickDecisions
import BailiwickModel
import BailiwickSource

/// Cells and rules in the words in which their author wrote them.
///
/// A test's text is cut out of the policy; what it is asked of goes before it, since the author may have said
/// that elsewhere: `participants with account.kind is business` asks `participant.account.kind is business`.
package struct AuthorsWords {
  let policy: PolicySet
  private let files: SourceFiles

  package init(_ policy: PolicySet, files: some Sequence<SourceFile>) {
    self.policy = policy
    self.files = SourceFiles(files)
  }

  private var vocabulary: Vocabulary { policy.vocabulary }

  /// Where a rule stands: `policy.bwk` and its line.
  func place(ofRule number: Int) -> (file: String, line: Int) {
    let range = policy.rules[number].origin.range
    let file = files[range.file]
    return (file.name, file.position(at: range.start).line)
  }

  // MARK: Sentences

  /// A condition of a sentence.
  package func words(_ condition: Condition, of sentence: Sentence) -> String {
    words(condition, of: sentence, isNegated: false, isPart: false)
  }

  /// The places of a test, `"Eastern Asia", EU` for `in "Eastern Asia", EU`; `nil` where it does not just name them.
  package func places(of test: Test) -> String? {
    let text = text(test.origin)
    return text.hasPrefix("in ") ? String(text.dropFirst(3)) : nil
  }

  // MARK: Cells

  /// A cell of a rule's row. Rules share cells; the words are this rule's.
  func words(_ cell: Cell, of rule: Int) -> String {
    let sentence = policy.rules[rule].sentence
    switch cell.content {
    case .activity(let number): return "from \(vocabulary.activities[number].gerund)"
    case .orders(let orders): return "under \(orders.map(policy.name).joined(separator: ", "))"
    case .alternatives: return "one of several conditions"
    case .condition(let condition):
      if case .test(let test) = condition, test.path.root == .time, case .time(let bound) = test.predicate,
        test.origin.range == sentence.origin.range || !sentence.tests.contains(test)
      {
        return window(bound, of: sentence)
      }
      return words(condition, of: sentence, isNegated: false, isPart: false)
    }
  }

  /// A bound of a rule's window; `through` where that is what is written.
  private func window(_ bound: TimeTest, of sentence: Sentence) -> String {
    switch bound {
    case .from(let start), .after(let start): return "from \(start.words)"
    case .before(let end):
      let lastDay = Instant(seconds: end.seconds - 86_400, nanoseconds: end.nanoseconds).words
      let text = files[sentence.origin.range.file].text(sentence.origin.range.offsets)
      let isWritten = text.split(whereSeparator: \.isWhitespace).contains { $0 == "through" }
      return isWritten ? "through \(lastDay)" : "until \(end.words)"
    }
  }

  private func words(_ condition: Condition, of sentence: Sentence, isNegated: Bool, isPart: Bool) -> String {
    switch condition {
    case .not(let part): return words(part, of: sentence, isNegated: !isNegated, isPart: isPart)
    case .all(let parts), .any(let parts):
      var isTogether = isNegated
      if case .all = condition { isTogether.toggle() }
      if let words = taggings(parts, isTogether: isTogether, isNegated: isNegated) { return words }
      var seen: Set<String> = []
      let distinct = parts.map { words($0, of: sentence, isNegated: isNegated, isPart: true) }
        .filter { seen.insert($0).inserted }
      let joined = distinct.joined(separator: isTogether ? " and " : " or ")
      return isPart && distinct.count > 1 ? "(\(joined))" : joined
    case .quantified(let quantified):
      let own = sentence.conditions.flatMap(\.quantifieds).first { $0 == quantified } ?? quantified
      return (isNegated ? "not " : "") + text(own.origin)
    case .test(let test):
      let own = sentence.tests.first { $0 == test } ?? test
      return words(own, isNegated: isNegated)
    }
  }

  /// Tests of the same tags as one: `meeting tagged any of x, y`.
  private func taggings(_ parts: [Condition], isTogether: Bool, isNegated: Bool) -> String? {
    let tests = parts.compactMap { part -> Test? in
      guard case .test(let test) = part, case .tagged = test.predicate else { return nil }
      return test
    }
    guard let first = tests.first, tests.count == parts.count, parts.count > 1,
      tests.allSatisfy({ $0.path == first.path }), isTogether || !isNegated
    else { return nil }
    let quantity = isNegated ? "none" : isTogether ? "all" : "any"
    let tags = tests.map { text($0.origin) }.joined(separator: ", ")
    return "\(bearer(first)) tagged \(quantity) of \(tags)"
  }

  /// A placement or comparison has its own negation in its text, a tag has not.
  private func words(_ test: Test, isNegated: Bool) -> String {
    let text = text(test.origin)
    switch test.predicate {
    case .flag: return (isNegated ? "not " : "") + path(test.path)
    case .tagged: return "\(bearer(test)) \(isNegated ? "not tagged" : "tagged") \(text)"
    case .inside, .possiblyInside, .number, .text, .choice, .time, .known:
      return (isNegated == isNegative(text) ? "" : "not ") + withSubject(text, test)
    }
  }

  /// A placement may have no subject, and within `with` a path starts at an attribute: the noun is understood.
  private func withSubject(_ text: String, _ test: Test) -> String {
    let first = text.prefix { $0 != " " }
    if first == "in" || first == "outside" || first == "possibly" { return "\(bearer(test)) \(text)" }
    let written =
      [path(test.path), bearer(test)].contains { $0 == first } || first.hasPrefix(noun(test.path.root) + ".")
    return written ? text : path(test.path) + text.dropFirst(first.count)
  }

  /// Whether a comparison says what it denies: `outside CN`, `is not x`, `is unknown`.
  private func isNegative(_ text: String) -> Bool {
    // A quoted text or a regular expression follows its keywords.
    let lead = Substring(text.unicodeScalars.prefix { $0 != "\"" && $0 != "/" })
    let keywords = lead.split { $0.isWhitespace || $0 == "," || $0 == "(" }
    return keywords.count { $0 == "not" || $0 == "outside" || $0 == "unknown" } % 2 == 1
  }

  private func text(_ origin: Origin) -> String {
    visible(onOneLine(files[origin.range.file].text(origin.range.offsets)))
  }

  // MARK: Paths

  /// Whose location or tags are meant: a noun alone stands for these.
  private func bearer(_ test: Test) -> String {
    var (type, kind) = (AttributeType.person, test.path.root == .thing ? vocabulary.thing : vocabulary.person)
    for step in test.path.steps {
      type = kind.attributes[step].type
      kind = vocabulary.kind(after: type) ?? kind
    }
    switch type {
    case .located, .tags: return path(Path(test.path.root, test.path.steps.dropLast()))
    case .place, .text, .number, .time, .flag, .choice, .record, .person, .people: return path(test.path)
    }
  }

  private func path(_ path: Path) -> String {
    var steps = path.steps[...]
    var words: [String]
    switch path.root {
    case .time: return "time"
    case .participant, .counted: words = [noun(path.root)]
    case .thing:
      words = [noun(path.root)]
      if let first = steps.first, let role = vocabulary.thing.attributes[first].role {
        words = [role.singular]
        steps = steps.dropFirst()
      }
    }
    var kind = path.root == .thing && steps.count == path.steps.count ? vocabulary.thing : vocabulary.person
    for step in steps {
      words.append(kind.attributes[step].name)
      kind = vocabulary.kind(after: kind.attributes[step].type) ?? kind
    }
    return words.joined(separator: ".")
  }

  private func noun(_ root: Path.Root) -> String {
    switch root {
    case .participant, .counted: vocabulary.person.noun.singular
    case .thing: vocabulary.thing.noun.singular
    case .time: "time"
    }
  }
}

extension Vocabulary {
  /// The kind to which an attribute leads.
  func kind(after type: AttributeType) -> Kind? {
    switch type {
    case .record(let record): kinds[record]
    case .person, .people: person
    case .located, .place, .text, .number, .time, .flag, .tags, .choice: nil
    }
  }
}

extension Condition {
  /// Every quantified condition in it, in source order.
  fileprivate var quantifieds: [Quantified] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.quantifieds)
    case .not(let part): part.quantifieds
    case .test: []
    case .quantified(let quantified): [quantified] + quantified.condition.quantifieds
    }
  }
}
