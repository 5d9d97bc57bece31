import BailiwickSource

extension Parser {
  /// `"vocabulary" name { section }`, every section and attribute on a line of its own.
  mutating func vocabulary() {
    node(.vocabulary) { parser in
      parser.take()
      parser.expectName(.name(of: "the vocabulary"))
      while let kind = parser.atSection {
        let start = parser.position
        parser.requireNewLine("a section of the vocabulary")
        parser.section(kind)
        parser.recoverAtNextLine(from: start)
      }
    }
  }

  /// After an error in a section or attribute that begins at a position the next line is a new chance.
  private mutating func recoverAtNextLine(from start: Int) {
    guard isLost else { return }
    isLost = false
    guard !current.startsLine || position == start else { return }
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

  private mutating func section(_ kind: SyntaxKind) {
    node(kind) { parser in
      parser.take()
      switch kind {
      case .personSection, .thingSection:
        parser.nounPair(.noun)
        parser.attributes()
      case .recordSection:
        parser.expectName(.name(of: "the record"))
        parser.attributes()
      case .activitySection:
        parser.nounPair(.name(of: "the activity"))
      default:
        parser.effectSection()
      }
    }
  }

  /// `name "," name`
  private mutating func nounPair(_ expectation: SyntaxProblem.Expectation) {
    expectName(expectation)
    expect(.comma, .punctuation(","))
    expectName(expectation)
  }

  private mutating func requireNewLine(_ what: String) {
    if !current.startsLine { report(.notOnLineOfItsOwn(what: what)) }
  }

  // MARK: Attributes

  /// Every line that is `name ":" …`, up to the next section or item.
  private mutating func attributes() {
    while !isLost, atAttribute {
      let start = position
      requireNewLine("an attribute")
      node(.attribute) { parser in
        parser.expectName(.name(of: "the attribute"))
        parser.expect(.colon, .punctuation(":"))
        parser.attributeType()
        parser.recoverAtNextLine(from: start)
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
      } else if parser.take("many") {
        parser.expectName(.name(of: "the person kind"))
      } else {
        parser.expectName(.name(of: "a type, such as `text` or `number`"))
        if parser.take("as") { parser.nounPair(.noun) }
      }
    }
  }

  // MARK: Effects

  private mutating func effectSection() {
    expectName(.name(of: "the effect"))
    let forces: [StaticString] = ["restricts", "permits", "protects", "informs"]
    if !forces.contains(where: { at($0) }) {
      fail(forces.map { .keyword($0.description) })
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
