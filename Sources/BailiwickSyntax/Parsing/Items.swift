import BailiwickSource

extension Parser {
  /// `{ item }`, every item on a new line.
  mutating func file() {
    let file = open(.file)
    var previous: SyntaxKind?
    var count = 0
    while !at(.end) {
      count += 1
      if count > SyntaxLimit.items {
        report(.tooManyItems)
        skipToEnd()
        break
      }
      if problems.count >= SyntaxLimit.problems {
        report(.tooMany)
        skipToEnd()
        break
      }
      if !current.startsLine, position > 0 { report(.notOnLineOfItsOwn(what: "a new item")) }
      let element = elements.count
      itemAndRest(after: previous)
      previous = elements[element].kind
    }
    close(file)
  }

  private mutating func skipToEnd() {
    isLost = false
    node(.unexpected) { parser in
      while !parser.at(.end) { parser.take() }
    }
  }

  /// Keywords win over effects of the same name, which `rule name:` leads in.
  mutating func parseItem() {
    if at("rule") || at("by") { return rule() }
    if at("use") { return use() }
    if at("territory") { return territory() }
    if at("authority") { return authority() }
    if at("order") { return order() }
    if at("tag") { return tag() }
    if at("vocabulary") { return vocabulary() }
    if at("mark") { return mark() }
    if at("never") { return never() }
    if at("test") { return test() }
    if atName() { rule() } else { fail([.item]) }
  }

  // MARK: Declarations

  private mutating func use() {
    node(.use) { parser in
      parser.take()
      parser.expect(.string, .string(of: "the path of a file"))
      parser.expectSentenceEnd()
    }
  }

  private mutating func territory() {
    node(.territory) { parser in
      parser.take()
      parser.expect(.upperWord, .newTerritory)
      parser.expect(.equals, .punctuation("="))
      parser.places()
      parser.expectSentenceEnd(or: parser.continuationsOfPlaces)
    }
  }

  private mutating func authority() {
    node(.authority) { parser in
      parser.take()
      parser.expect(.upperWord, .newAuthority)
      parser.take(.string)
      parser.expect("binds")
      if parser.take("everywhere") { return parser.expectSentenceEnd() }
      if parser.at("anywhere") || parser.at("worldwide") {
        parser.report(expected: [.place, .keyword("everywhere")], meant: ["everywhere"])
        parser.isLost = true
      } else {
        parser.places()
        parser.expectSentenceEnd(or: parser.continuationsOfPlaces)
      }
    }
  }

  private mutating func order() {
    node(.order) { parser in
      parser.take()
      parser.expectName(.name(of: "the order"))
      parser.take(.string)
      parser.expect("issued")
      parser.expect("by")
      parser.expect(.upperWord, .upperName(of: "the authority that issued it"))
      parser.expect("on")
      parser.expect(.date, .date)
      parser.orderParts()
    }
  }

  private mutating func orderParts() {
    var expires: SourceRange?
    while !isLost {
      if at("expires") {
        once(&expires, "expires")
        node(.expires) { parser in
          parser.take()
          parser.expect(.date, .date)
        }
      } else if at("cites") {
        node(.cites) { parser in
          parser.take()
          parser.expect(.string, .string(of: "what the order cites,"))
        }
      } else if at("adopts") {
        node(.adopts) { parser in
          parser.take()
          parser.commaSeparated { $0.tagName() }
        }
      } else if at("demands") {
        node(.demand) { parser in
          parser.take()
          parser.effectName()
          parser.target()
          parser.clauses(of: .demand)
        }
      } else if current.startsLine || at(.end) {
        return
      } else {
        fail(["expires", "cites", "adopts", "demands"].map { .keyword($0) })
      }
    }
  }

  private mutating func tag() {
    node(.tag) { parser in
      parser.take()
      parser.tagName()
      parser.expect("on")
      parser.expectName(.noun)
      let isAsserted = parser.take("asserted")
      if isAsserted {
        parser.expect("by")
        parser.expect(.upperWord, .upperName(of: "the authority that asserts it"))
      }
      if parser.take(.string) { return parser.expectSentenceEnd() }
      parser.expectSentenceEnd(or: (isAsserted ? [] : [.keyword("asserted")]) + [.string(of: "a description")])
    }
  }

  // MARK: Sentences

  private mutating func mark() {
    node(.mark) { parser in
      parser.take()
      parser.target()
      parser.expectAs()
      parser.tagName()
      parser.clauses(of: .mark)
    }
  }

  /// The `as` of a mark, before which its target may go on.
  private mutating func expectAs() {
    if isLost || take("as") { return }
    let meant = nearKeywords(["as"] + fittingQualifiers, among: connectives)
    if meant.first == "as" { return expect("as") }
    report(expected: (["as"] + qualifiers + connectives).map { .keyword($0) }, meant: meant)
    isLost = true
  }

  private mutating func rule() {
    node(.rule) { parser in
      if parser.at("rule") { parser.ruleHeader() }
      if parser.at("by") {
        parser.node(.byDefault) { parser in
          parser.take()
          parser.expect("default")
        }
      }
      parser.effectName()
      parser.target()
      parser.clauses(of: .rule)
    }
  }

  private mutating func ruleHeader() {
    node(.ruleHeader) { parser in
      parser.take()
      parser.expectName(.name(of: "the rule"))
      parser.take(.string)
      parser.expect(.colon, .punctuation(":"))
    }
  }

  private mutating func never() {
    node(.never) { parser in
      parser.take()
      parser.effectName()
      parser.target()
      parser.clauses(of: .never)
    }
  }

  mutating func effectName() {
    node(.effectName) { $0.expectName(.effect) }
  }

  /// Reports a part that stands twice.
  private mutating func once(_ first: inout SourceRange?, _ what: String) {
    if let first {
      report(.repeatedClause(what, first: what, at: first))
    } else {
      first = currentRange
    }
  }
}
