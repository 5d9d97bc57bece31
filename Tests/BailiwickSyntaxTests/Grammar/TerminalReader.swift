/// Finds the definitions that stand for a sort of words: `? … ?`, a name for one, one with exceptions.
struct TerminalReader {
  private let grammar: Grammar

  init(_ grammar: Grammar) { self.grammar = grammar }

  /// The sort of words for which this stands, if it stands for one.
  func terminal(_ expression: Grammar.Expression) -> Network.Terminal? {
    switch expression {
    case .symbol(let name):
      guard let body = grammar[name] else { return nil }
      if case .special = body {
        return GrammarTokenKind(rawValue: name).map { Network.Terminal(kind: $0, exceptions: []) }
      }
      return terminal(body)
    case .except(let part, let exception):
      guard let terminal = terminal(part), let words = words(exception) else { return nil }
      return Network.Terminal(kind: terminal.kind, exceptions: terminal.exceptions.union(words))
    case .literal, .special, .sequence, .choice, .optional, .repetition, .onNewLine:
      return nil
    }
  }

  /// The words that a choice of quoted words lists.
  private func words(_ expression: Grammar.Expression) -> [String]? {
    switch expression {
    case .literal(let text): [text]
    case .symbol(let name): grammar[name].flatMap(words)
    case .choice(_, let parts): parts.allSatisfy { words($0) != nil } ? expression.literals : nil
    case .special, .sequence, .optional, .repetition, .except, .onNewLine: nil
    }
  }
}
