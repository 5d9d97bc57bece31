import BailiwickSource

extension Parser {
  /// `"test" STRING { "given" given } "expect" expectation { "expect" expectation }`
  mutating func test() {
    node(.test) { parser in
      parser.take()
      parser.expect(.string, .string(of: "the name of the test"))
      while !parser.isLost, parser.at("given") { parser.given() }
      if !parser.at("expect") {
        parser.refuseFact()
      }
      while !parser.isLost, parser.at("expect") { parser.expectation() }
      if !parser.isLost, !parser.current.startsLine, !parser.at(.end) {
        parser.fail([.keyword("expect")])
      }
    }
  }

  // MARK: Facts

  /// What is neither a fact nor what is expected.
  private mutating func refuseFact() {
    guard !isLost, !current.startsLine, !at(.end) else { return fail([.keyword("given"), .keyword("expect")]) }
    report(expected: [.fact], meant: nearKeywords(["in", "tagged", "with", "given", "expect"]))
    isLost = true
  }

  private mutating func given() {
    if at("facts", ahead: 1), token(ahead: 2).kind == .string {
      givenNode(.givenFacts) { $0.take() }
    } else if at("activity", ahead: 1), atName(ahead: 2) {
      givenNode(.givenActivity) { $0.take() }
    } else if at("time", ahead: 1) {
      givenNode(.givenTime) { $0.expect(.instant, .instant) }
    } else if at("order", ahead: 1), atName(ahead: 2) || token(ahead: 2).kind == .upperWord {
      givenNode(.givenOrder) { parser in
        parser.take()
        parser.take("not")
        parser.expect("in")
        parser.expect("force")
      }
    } else {
      keyword(.givenParty) { parser in
        parser.expectName(.noun)
        while !parser.isLost, parser.fact() {}
      }
    }
  }

  /// A node that begins with two keywords which have been seen.
  private mutating func givenNode(_ kind: SyntaxKind, _ content: (inout Parser) -> Void) {
    keyword(kind) { parser in
      parser.take()
      content(&parser)
    }
  }

  private mutating func fact() -> Bool {
    if atPlacement {
      placement()
    } else if atTagging {
      tagging()
    } else if at("with") {
      keyword(.givenWith) { parser in
        repeat { parser.assignment() } while parser.take("and")
      }
    } else {
      return false
    }
    return true
  }

  private mutating func assignment() {
    node(.assignment) { parser in
      let not = parser.currentRange
      let isNegated = parser.take("not")
      parser.path()
      if parser.isLost { return }
      if isNegated { return parser.refuseNegatedValue(not) }
      if parser.atPlacement { return parser.placement() }
      if parser.atTagging { return parser.tagging() }
      if parser.take("is") {
        if parser.atTime() { parser.take() } else { parser.value() }
      } else if parser.atTime() {
        parser.take()
      } else if parser.atValue, !parser.at("given"), !parser.at("expect") {
        parser.value()
      }
    }
  }

  /// `not` goes before a flag, which has no value.
  private mutating func refuseNegatedValue(_ not: SourceRange) {
    guard !current.startsLine, at("is") || atTime() || atValue, !at("given"), !at("expect") else { return }
    report(.negatedValue, at: not)
    isLost = true
    node(.unexpected) { _ in }
  }

  // MARK: Expectations

  private mutating func expectation() {
    keyword(.expectation) { parser in
      if parser.take("no") {
        parser.expect("effects")
        return
      }
      parser.expectName(.decisionName)
      // `by default` on a new line begins the next rule.
      if parser.at("by"), !(parser.current.startsLine && parser.at("default", ahead: 1)) {
        parser.keyword(.byRules) { parser in
          parser.commaSeparated { $0.expectName(.ruleName) }
        }
      }
    }
  }
}
