import Foundation

/// Reads the notation that the head of `Grammar/bailiwick.ebnf` explains.
struct GrammarReader {
  /// What is wrong with a grammar's text, and in which line.
  struct Problem: Error, CustomStringConvertible {
    let line: Int
    let message: String
    var description: String { "line \(line): \(message)" }
  }

  private let tokens: [NotationToken]
  private var next = 0
  private var choices = 0

  /// The grammar of the language, from the folder `Grammar` of this package.
  static func bailiwick() throws -> Grammar {
    let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let text = try String(contentsOf: package.appending(path: "Grammar/bailiwick.ebnf"), encoding: .utf8)
    return try read(text)
  }

  static func read(_ text: String) throws(Problem) -> Grammar {
    var reader = GrammarReader(tokens: try NotationToken.tokens(of: text))
    var rules: [Grammar.Rule] = []
    while reader.current.kind != .end { rules.append(try reader.rule()) }
    if rules.isEmpty { throw Problem(line: 1, message: "no definition") }
    return Grammar(rules: rules)
  }

  private init(tokens: [NotationToken]) { self.tokens = tokens }

  private var current: NotationToken { tokens[next] }

  private func presence(of sign: String) -> Bool { current.kind == .sign && current.text == sign }

  private mutating func take() -> NotationToken {
    defer { if current.kind != .end { next += 1 } }
    return current
  }

  private mutating func expect(_ sign: String) throws(Problem) {
    guard presence(of: sign) else {
      throw Problem(line: current.line, message: "expected \(sign), found \(current.text)")
    }
    next += 1
  }

  private mutating func number() -> Int {
    choices += 1
    return choices - 1
  }

  private mutating func rule() throws(Problem) -> Grammar.Rule {
    let name = take()
    guard name.kind == .name else { throw Problem(line: name.line, message: "expected a definition") }
    try expect("=")
    let body = try choice()
    try expect(";")
    return Grammar.Rule(name: name.text, body: body)
  }

  private mutating func choice() throws(Problem) -> Grammar.Expression {
    var alternatives = [try sequence()]
    while presence(of: "|") {
      next += 1
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(number(), alternatives)
  }

  private mutating func sequence() throws(Problem) -> Grammar.Expression {
    var parts = [try term()]
    while current.kind != .end, !["|", ")", "]", "}", ";"].contains(where: presence(of:)) {
      parts.append(try term())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func term() throws(Problem) -> Grammar.Expression {
    let factor = try factor()
    guard presence(of: "-") else { return factor }
    next += 1
    return .except(factor, try self.factor())
  }

  private mutating func factor() throws(Problem) -> Grammar.Expression {
    let token = take()
    switch (token.kind, token.text) {
    case (.name, let name): return .symbol(name)
    case (.literal, let text): return .literal(text)
    case (.special, Grammar.Expression.newLine): return .onNewLine(try factor())
    case (.special, let text): return .special(text)
    case (.sign, "("): return try grouped(until: ")") { _, inner in inner }
    case (.sign, "["): return try grouped(until: "]", Grammar.Expression.optional)
    case (.sign, "{"): return try grouped(until: "}", Grammar.Expression.repetition)
    default: throw Problem(line: token.line, message: "unexpected \(token.text)")
    }
  }

  private mutating func grouped(
    until sign: String, _ wrap: (Int, Grammar.Expression) -> Grammar.Expression
  ) throws(Problem) -> Grammar.Expression {
    let inner = try choice()
    try expect(sign)
    return wrap(number(), inner)
  }
}
