/// A text as its words, each with what stands between it and the word before.
struct Sentence {
  struct Word {
    var space: String
    var text: String
  }

  var words: [Word]
  /// What stands after the last word.
  var end = "\n"

  var text: String {
    var whole = ""
    for word in words {
      whole += word.space
      whole += word.text
    }
    return whole + end
  }
}

/// A word of a derived sentence, before it is laid out.
struct DerivedWord {
  let text: String
  let kind: GrammarTokenKind
  let onNewLine: Bool
}
