import BailiwickSource

/// Finding the place where an author went wrong, and where the next item begins.
extension Parser {
  /// One item, and what an error left of it.
  mutating func itemAndRest(after previous: SyntaxKind?) {
    let start = (element: elements.count, problem: problems.count)
    item = (position, indentation)
    lineStart = position
    depth = 0
    isLost = false
    upToDoubtfulName { $0.parseItem() }
    if isLost { blameMisspeltKeyword(element: start.element, problem: start.problem, after: previous) }
    if isLost || position == item.start { skipToItem() }
  }

  /// Skips what an error left of an item, up to a line that begins at least as far left as the item
  /// and is no continuation of a sentence, or to a word that only begins items.
  mutating func skipToItem() {
    isLost = false
    if at(.end) || position > item.start && current.startsLine && atItemStart { return }
    node(.unexpected) { parser in
      repeat { parser.take() } while !parser.at(.end) && !(parser.current.startsLine && parser.atItemStart)
    }
  }

  private var atItemStart: Bool {
    guard current.kind == .lowerWord else { return false }
    if at("by") { return at("default", ahead: 1) }
    if ReservedWords.all.contains(text) || at("given") || at("expect") { return false }
    return indentation <= item.column
  }

  /// Whether the next word, if any, is one of the next item.
  var atEndOfSentence: Bool { at(.end) || atNextItem }

  private var atNextItem: Bool {
    position > lineStart && current.startsLine && (isLineByLine || atItemStart)
  }

  /// How many bytes stand before the current token on its line.
  var indentation: Int {
    var start = Int(current.start)
    while start > 0, source.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Int(current.start) - start
  }

  // MARK: Sentences that stop

  /// Reads something; and once more, only up to the name, when a name in it turns out to begin the next
  /// item:
  ///
  ///     block participants for
  ///     block participants in CN
  mutating func upToDoubtfulName(_ content: (inout Parser) -> Void) {
    let start = (position: position, elements: elements.count, problems: problems.count)
    doubtfulName = nil
    ends = Ends()
    content(&self)
    if !isLost, !at(.end), !current.startsLine { beliePrecedingName() }
    let end = fence
    while let name = doubtfulName, name.isBelied {
      elements.removeLast(elements.count - start.elements)
      problems.removeLast(problems.count - start.problems)
      position = start.position
      isLost = false
      doubtfulName = nil
      ends = Ends()
      fence = name.position
      content(&self)
    }
    fence = end
    doubtfulName = nil
  }

  /// A name is about to be taken. Where the next item may begin it is one only if what follows bears
  /// that out.
  mutating func doubtName(_ expectation: SyntaxProblem.Expectation) {
    guard atNextItem else { return }
    // A rule may begin on the line below its header.
    let preceding = tokens[Int(significant[position - 1])]
    let isBelowHeader = preceding.kind == .colon || source.text(preceding.offsets) == "default"
    if expectation == .effect, isBelowHeader, !Self.itemKeywords.contains(text) { return }
    doubtfulName = (position, false)
  }

  /// What follows a name cannot follow it.
  mutating func beliePrecedingName() {
    if !isLost, doubtfulName?.position == position - 1 { doubtfulName?.isBelied = true }
  }

  // MARK: Misspelt keywords at the start of a line

  private static let itemKeywords = [
    "territory", "authority", "order", "tag", "vocabulary", "mark", "rule", "never", "test", "use",
  ]

  /// A line that is no rule, and whose first word may be a misspelt keyword, has its mistake there.
  private mutating func blameMisspeltKeyword(element: Int, problem: Int, after previous: SyntaxKind?) {
    guard elements.count > element, elements[element].kind == .rule, position - item.start <= 2,
      let first = problems[problem...].first
    else { return }
    let failure = position
    position = item.start
    defer { position = failure }
    // Only a tag has its `on` there, for which another word may be proposed.
    if first.hasNearMiss, !at("on", ahead: 2) { return }
    let meant = misspeltKeyword(after: previous)
    if !meant.isEmpty, !at("rule"), !at("by") {
      problems.removeLast(problems.count - problem)
      report(.misspeltKeyword(text, meant: meant))
      elements[element].kind = .unexpected
    }
  }

  /// Keywords that are like the first word of the item, and are followed by what follows it.
  private func misspeltKeyword(after previous: SyntaxKind?) -> [String] {
    var keywords = Self.itemKeywords
    if previous != nil { keywords += Clause.allCases.map(\.rawValue) }
    if previous == .order { keywords += ["expires", "cites", "adopts", "demands"] }
    if previous == .test { keywords += ["given", "expect"] }
    return nearKeywords(keywords.filter { fits($0) })
  }

  /// Whether the next words, which are not the first of their line, can only be another item: `tag wake on meeting`,
  /// `block participants in CN`.
  var atItemWithinLine: Bool {
    if at("by") { return at("default", ahead: 1) }
    guard atName(), !token(ahead: 1).startsLine else { return false }
    if Self.itemKeywords.contains(text) { return fits(text) }
    guard atName(ahead: 1), !token(ahead: 2).startsLine else { return false }
    let followers: [StaticString] = ["in", "possibly", "outside", "not", "tagged", "with"]
    return (followers + Clause.all.map(\.keyword)).contains { at($0, ahead: 2) }
  }

  private func fits(_ keyword: String) -> Bool {
    if let clause = Clause(rawValue: keyword) { return fits(clause) }
    let next = token(ahead: 1).kind
    switch keyword {
    case "territory", "authority": return next == .upperWord
    case "test", "use", "cites": return next == .string
    case "expires": return atTime(ahead: 1)
    case "tag": return at("on", ahead: 2)
    case "mark": return at("as", ahead: 2)
    case "rule": return token(ahead: 2).kind == .colon || token(ahead: 2).kind == .string
    default: return next == .lowerWord || next == .string
    }
  }

  /// Whether what follows the current word can follow a clause's keyword.
  func fits(_ clause: Clause) -> Bool {
    let next = token(ahead: 1)
    let isName = atName(ahead: 1)
    let isTarget = isName && atName(ahead: 2) && !token(ahead: 2).startsLine
    switch clause {
    case .for: return isName && !isTarget
    case .from: return atTime(ahead: 1) || isTarget
    case .when, .unless: return next.kind == .lowerWord || next.kind == .leftParenthesis
    case .under: return isName || next.kind == .upperWord
    case .until, .through: return atTime(ahead: 1)
    case .because, .notice: return next.kind == .string
    }
  }
}
