extension Network {
  /// What the recognizer has to know of a word, worked out once.
  struct Word {
    /// The number of the quoted word that it could be, or -1.
    let literal: Int
    /// The sorts of words to which it belongs.
    let terminals: UInt32
    let startsLine: Bool
  }

  func word(_ token: some GrammarToken) -> Word {
    let text = token.text
    let kind = token.kind
    var sorts: UInt32 = 0
    for (number, terminal) in terminals.enumerated()
    where terminal.kind == kind && !terminal.exceptions.contains(text) {
      sorts |= 1 << number
    }
    let isQuoted = kind == .lowerCaseWord || kind == .sign
    return Word(
      literal: isQuoted ? literals[text] ?? -1 : -1, terminals: sorts, startsLine: token.startsLine)
  }

  /// Whether what stands at a position may begin with a word.
  func canBegin(_ symbol: Symbol, with word: Word) -> Bool {
    switch symbol {
    case .literal(let literal):
      word.literal == literal
    case .terminal(let terminal):
      word.terminals & (1 << terminal) != 0
    case .rule(let rule):
      word.terminals & rules[rule].firstTerminals != 0
        || word.literal >= 0 && rules[rule].firstLiterals[word.literal]
    }
  }
}
