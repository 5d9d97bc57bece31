import BailiwickSource

extension Parser {
  /// `"vocabulary" name { section }`, every section and attribute on a line of its own.
  mutating func vocabulary() {
    node(.vocabulary) { parser in
      parser.take()
      parser.expectName(.name(of: "the vocabulary"))
      parser.isLineByLine = true
      if !parser.isLost {
        let end = parser.position
        parser.expectLineEnd()
        parser.recoverAtNextLine(after: end)
      }
      while !parser.isLost, let kind = parser.atSection ?? parser.misspeltSection() {
        parser.requireNewLine("a section of the vocabulary")
        parser.section(kind)
      }
      parser.isLineByLine = false
    }
  }

  /// After an error in a section or attribute the line after the position where it began is a new chance.
  private mutating func recoverAtNextLine(after start: Int) {
    guard isLost else { return }
    isLost = false
    guard position == start || !current.startsLine else { return }
    node(.unexpected) { parser in
      repeat { parser.take() } while !parser.current.startsLine && !parser.at(.end)
    }
  }

  /// A section's keyword with what must follow it, so that items may begin with the same word.
  private var atSection: SyntaxKind? {
    let follower = token(ahead: 2)
    let isAlone = follower.startsLine || follower.kind == .end
    if at("person") { return .personSection }
    if at("thing") { return .thingSection }
    if at("record"), isAlone || token(ahead: 1).startsLine { return .recordSection }
    if at("activity") { return .activitySection }
    if at("effect") { return .effectSection }
    return nil
  }

  /// A line that can only be a section, and whose first word is like a section's keyword: reported, and
  /// read as that section.
  private mutating func misspeltSection() -> SyntaxKind? {
    guard current.startsLine, atName(), atName(ahead: 1) else { return nil }
    let second = token(ahead: 2)
    var kinds: [(String, SyntaxKind)] = []
    if second.kind == .comma {
      kinds = [("person", .personSection), ("thing", .thingSection), ("activity", .activitySection)]
    } else if second.startsLine, token(ahead: 3).kind == .colon {
      kinds = [("record", .recordSection)]
    } else if Self.forces.contains(where: { at($0, ahead: 2) }) {
      kinds = [("effect", .effectSection)]
    }
    guard let meant = nearKeywords(kinds.map(\.0)).first else { return nil }
    report(.misspeltKeyword(text, meant: [meant]))
    return kinds.first { $0.0 == meant }?.1
  }

  /// A section; after an error the next line is a new chance.
  private mutating func section(_ kind: SyntaxKind) {
    let start = position
    lineStart = start
    node(kind) { parser in
      parser.upToDoubtfulName { parser in
        parser.take()
        switch kind {
        case .personSection, .thingSection: parser.nounPair(.noun)
        case .recordSection: parser.expectName(.name(of: "the record"))
        case .activitySection: parser.nounPair(.name(of: "the activity"))
        default: parser.effectSection()
        }
        parser.expectLineEnd()
      }
      parser.recoverAtNextLine(after: start)
      if [.personSection, .thingSection, .recordSection].contains(kind) { parser.attributes() }
    }
  }

  /// `name "," name`
  private mutating func nounPair(_ expectation: SyntaxProblem.Expectation) {
    expectName(expectation)
    expect(.comma, .punctuation(","))
    expectName(expectation)
  }

  /// Expects that the next word begins a line. That a section or an attribute begins within one is told with it.
  private mutating func expectLineEnd(or others: [SyntaxProblem.Expectation] = []) {
    guard !isLost, !current.startsLine, !at(.end), atSection == nil else { return }
    if at(.lowerWord), token(ahead: 1).kind == .colon { return }
    fail(others + [.lineEnd])
  }

  private mutating func requireNewLine(_ what: String) {
    if !current.startsLine { report(.notOnLineOfItsOwn(what: what)) }
  }

  // MARK: Attributes

  /// Every line that is `name ":" …`, up to the next section or item.
  private mutating func attributes() {
    while !isLost, atAttribute {
      requireNewLine("an attribute")
      let start = position
      lineStart = start
      node(.attribute) { parser in
        parser.upToDoubtfulName { parser in
          parser.expectName(.name(of: "the attribute"))
          parser.expect(.colon, .punctuation(":"))
          parser.attributeType()
        }
        parser.recoverAtNextLine(after: start)
      }
    }
  }

  /// A name with a colon, or what can be nothing but an attribute that lacks it: `role one of`, or two
  /// words on a line before one that has a colon.
  private var atAttribute: Bool {
    guard at(.lowerWord) else { return false }
    if token(ahead: 1).kind == .colon { return true }
    guard atSection == nil, current.startsLine, atName(), token(ahead: 1).kind == .lowerWord,
      !token(ahead: 1).startsLine
    else { return false }
    let next = token(ahead: 2)
    return at("one", ahead: 1)
      || next.startsLine && next.kind == .lowerWord && token(ahead: 3).kind == .colon
  }

  private mutating func attributeType() {
    node(.attributeType) { parser in
      if parser.take("one") {
        parser.expect("of")
        parser.commaSeparated { parser in
          if !parser.take(.string) { parser.expectName(.name(of: "a choice")) }
        }
        parser.expectLineEnd(or: [.punctuation(",")])
      } else if parser.take("many") {
        parser.expectName(.name(of: "the person kind"))
        parser.expectLineEnd()
      } else {
        let isKind = !Self.types.contains(parser.text)
        parser.expectName(.name(of: "a type, such as `text` or `number`"))
        let hasNouns = parser.take("as")
        if hasNouns { parser.nounPair(.noun) }
        parser.expectLineEnd(or: isKind && !hasNouns ? [.keyword("as")] : [])
      }
    }
  }

  /// What is no person kind.
  private static let types = ["located", "place", "text", "number", "time", "flag", "tags"]

  // MARK: Effects

  private static let forces: [StaticString] = ["restricts", "permits", "protects", "informs"]

  private mutating func effectSection() {
    expectName(.name(of: "the effect"))
    if !Self.forces.contains(where: { at($0) }) {
      fail(Self.forces.map { .keyword($0.description) })
    }
    take()
    commaSeparated { $0.expectName(.noun) }
    if at("in") {
      take()
      expect("activity")
    }
    take("lasting")
    if at("reaching") {
      keyword(.reaching) { parser in
        parser.commaSeparated { $0.path() }
      }
    }
    if !isLost, !current.startsLine, !at(.end) {
      fail(["in", "lasting", "reaching"].map { .keyword($0) })
    }
  }
}
