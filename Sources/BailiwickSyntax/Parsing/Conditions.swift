import BailiwickSource

extension Parser {
  /// `conj { "or" conj }`
  mutating func condition() {
    node(.condition) { parser in
      repeat {
        parser.node(.conjunction) { parser in
          repeat { parser.negation() } while parser.take("and")
        }
      } while parser.take("or")
    }
    ends.condition = position
  }

  /// `"not" negation | primary`
  mutating func negation() {
    guard at("not"), !at("tagged", ahead: 1) else { return primary() }
    nested { parser in
      parser.keyword(.negation) { $0.negation() }
    }
  }

  private mutating func primary() {
    if at(.leftParenthesis) {
      nested { parser in
        parser.keyword(.parenthesized) { parser in
          parser.condition()
          parser.expect(.rightParenthesis, .punctuation(")"))
        }
      }
    } else if at("any") || at("every") || at("no") || at("at") || at("exactly") {
      quantified()
    } else {
      predicate()
    }
  }

  // MARK: Quantifiers

  private mutating func quantified() {
    node(.quantified) { parser in
      parser.node(.quantifier) { parser in
        if parser.take("at") {
          parser.expectEither("least", "most")
          parser.expect(.integer, .integer)
        } else if parser.take("exactly") {
          parser.expect(.integer, .integer)
        } else {
          parser.take()
        }
      }
      parser.expectName(.noun)
      while !parser.isLost, parser.counted() {}
    }
    ends.target = position
  }

  private mutating func counted() -> Bool {
    if atPlacement {
      placement()
    } else if atTagging {
      tagging()
    } else if at("with") {
      nested { parser in
        parser.keyword(.with) { $0.negation() }
      }
    } else {
      return false
    }
    return true
  }

  // MARK: Predicates

  private mutating func predicate() {
    node(.predicate) { parser in
      if parser.atPlacement { return parser.placement() }
      if parser.atTagging { return parser.tagging() }
      guard parser.atName() else {
        let isValue = parser.isAfterOr && (parser.at(.string) || parser.at(.integer))
        return parser.fail([.condition], help: isValue ? Self.valuesHelp : nil)
      }
      parser.path()
      parser.comparison()
    }
  }

  private static let valuesHelp = "one of several values is meant by `is one of`: `is one of \"a\", \"b\"`"

  private var isAfterOr: Bool {
    position > 0 && source.bytes.has("or", at: tokens[Int(significant[position - 1])].offsets)
  }

  mutating func path() {
    node(.path) { parser in
      parser.expectName(.pathStart)
      var count = 1
      while parser.take(.dot) {
        count += 1
        if count > SyntaxLimit.nesting {
          parser.report(.nestedTooDeep)
          parser.isLost = true
        }
        parser.expectName(.name(of: "an attribute"))
      }
    }
  }

  /// What a path is compared with; nothing after a flag.
  private mutating func comparison() {
    if isLost { return }
    if at("in") || at("outside"), atName(ahead: 1) { return refusePlacement() }
    if atPlacement { return placement() }
    if atTagging { return tagging() }
    let ahead = at("is") ? 1 : 0
    if atBound(ahead: ahead) {
      bound()
    } else if at("between", ahead: ahead) {
      between()
    } else if at("before", ahead: ahead) || at("after", ahead: ahead) {
      moment()
    } else if ahead == 1 {
      identity()
    } else if atTextTest {
      textTest()
    } else if !atEndOfPredicate {
      refuseComparison()
    }
  }

  /// What may follow a flag.
  private var atEndOfPredicate: Bool {
    if current.startsLine || at(.end) || at(.rightParenthesis) { return true }
    let followers: [StaticString] = ["and", "or", "with", "as", "expires", "cites", "adopts", "demands"]
    return followers.contains { at($0) } || at(.lowerWord) && Clause(rawValue: text) != nil
  }

  /// Something that compares nothing follows a path; an empty node says that the path is no flag.
  private mutating func refuseComparison() {
    if at("not"), at("in", ahead: 1) {
      refuseNotIn()
    } else {
      let comparisons = [
        "is", "in", "outside", "tagged", "matches", "contains", "starts", "ends", "does", "between", "before",
        "after", "and", "or",
      ]
      let meant = at(.equals) ? ["is"] : nearKeywords(comparisons)
      let isValue = meant.isEmpty && atValue
      report(expected: [.comparison], meant: meant, help: isValue ? "to compare, write `is \(text)`" : nil)
      isLost = true
    }
    node(.unexpected) { _ in }
  }

  /// `role in attendee`
  private mutating func refusePlacement() {
    let word = source.text(token(ahead: 1).offsets)
    node(.unexpected) { parser in
      parser.take()
      parser.fail([.place], help: "only places stand after `in`; write `is \(word)` for another value")
    }
  }

  /// `more` and `less` are no reserved words: on a new line they begin an item.
  private func atBound(ahead: Int) -> Bool {
    if at("at", ahead: ahead) { return true }
    guard at("more", ahead: ahead) || at("less", ahead: ahead) else { return false }
    if at("than", ahead: ahead + 1) { return true }
    return !token(ahead: ahead).startsLine && (ahead == 0 || at("then", ahead: 2))
  }

  /// `is moer than 3`, `is ta least 3`: no value stands before these words.
  private func atMisspeltBound(ahead: Int) -> Bool {
    guard atName(ahead: ahead), !token(ahead: ahead + 1).startsLine else { return false }
    return at("than", ahead: ahead + 1) || at("least", ahead: ahead + 1) || at("most", ahead: ahead + 1)
  }

  private mutating func refuseMisspeltBound(after distance: Int) {
    let words = at("than", ahead: distance + 1) ? ["more", "less"] : ["at"]
    node(.unexpected) { parser in
      for _ in 0..<distance { parser.take() }
      parser.fail(words.map { .keyword($0) })
    }
  }

  private mutating func bound() {
    node(.bound) { parser in
      parser.take("is")
      if parser.take("at") {
        parser.expectEither("least", "most")
      } else {
        parser.take()
        parser.expect("than")
      }
      parser.expect(.integer, .integer)
    }
  }

  private mutating func between() {
    node(.between) { parser in
      parser.take("is")
      parser.take()
      parser.expect(.integer, .integer)
      parser.expect("and")
      parser.expect(.integer, .integer)
    }
  }

  private mutating func moment() {
    node(.moment) { parser in
      parser.take("is")
      parser.take()
      parser.time()
    }
  }

  /// `"is" [ "not" ] ( value | "one" "of" value { "," value } | "known" | "unknown" )`
  private mutating func identity() {
    let ahead = at("not", ahead: 1) ? 2 : 1
    if atMisspeltBound(ahead: ahead) { return refuseMisspeltBound(after: ahead) }
    let kind: SyntaxKind =
      at("one", ahead: ahead)
      ? .isOneOf : at("known", ahead: ahead) || at("unknown", ahead: ahead) ? .isKnown : .isValue
    node(kind) { parser in
      parser.take()
      parser.take("not")
      switch kind {
      case .isOneOf:
        parser.take()
        parser.expect("of")
        parser.commaSeparated { $0.value() }
      case .isKnown: parser.take()
      default:
        if parser.at(.integer) { parser.refuseGroups() }
        parser.value()
      }
    }
  }

  var atValue: Bool {
    atName() || at(.upperWord) || at(.string) || at(.integer)
  }

  mutating func value() {
    node(.value) { parser in
      if parser.at(.integer) { return parser.takeInteger() }
      if parser.atTime() { return parser.fail([.keyword("before"), .keyword("after")]) }
      guard parser.atValue else { return parser.fail([.value]) }
      parser.doubtName(.value)
      parser.take()
    }
  }
}
