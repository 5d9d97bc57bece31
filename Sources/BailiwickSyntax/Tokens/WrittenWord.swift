import BailiwickSource

/// A tag or a choice as an author writes it: as a word where it is read as one, else as a string.
public func writtenWord(_ word: String) -> String {
  let tokens = tokenize(SourceFile(name: "", text: word)).tokens
  let isWord = tokens.count == 2 && tokens[0].kind == .lowerWord && !ReservedWords.all.contains(word)
  return isWord ? word : StringLiteral.quoted(word)
}
