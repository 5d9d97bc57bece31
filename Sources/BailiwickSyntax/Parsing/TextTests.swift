import BailiwickSource

/// Tests of texts: `contains "a"`, `does not match /a/`.
extension Parser {
  /// These words are no reserved ones, so what follows them decides.
  var atTextTest: Bool {
    if !current.startsLine, at("matches") || at("contains") { return true }
    return switch token(ahead: 1).kind {
    case .regex: at("matches")
    case .string: at("contains")
    case .lowerWord where current.startsLine || atItsEnd(ahead: 1):
      (at("starts") || at("ends")) && at("with", ahead: 1) || at("does") && at("not", ahead: 1)
    case .lowerWord: at("starts") || at("ends") || at("does")
    default: false
    }
  }

  mutating func textTest() {
    node(.textTest) { parser in
      if parser.take("does") {
        parser.expect("not")
        if parser.take("match") {
          parser.expectPattern()
        } else if parser.take("contain") {
          parser.expectText()
        } else if parser.at("start") || parser.at("end") {
          parser.take()
          parser.expect("with")
          parser.expectText()
        } else {
          parser.expectEither("match", "contain", "start", "end")
        }
      } else if parser.take("matches") {
        parser.expectPattern()
      } else if parser.take("contains") {
        parser.expectText()
      } else {
        parser.take()
        parser.expect("with")
        parser.expectText()
      }
    }
  }

  private mutating func expectText() {
    if isLost || take(.string) { return }
    let isWord = at(.upperWord) || atName()
    report(expected: [.string(of: "a text")], meant: isWord ? [StringLiteral.quoted(text)] : [])
    isLost = true
  }

  private mutating func expectPattern() {
    if isLost || take(.regex) { return }
    fail([.regex], help: at(.string) ? "a text stands after `contains`: `contains \(text)`" : nil)
  }

  private func atItsEnd(ahead distance: Int) -> Bool {
    token(ahead: distance).startsLine || token(ahead: distance).kind == .end
  }
}
