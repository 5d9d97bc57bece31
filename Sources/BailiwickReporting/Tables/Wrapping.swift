/// A text in lines of at most `width` columns of a terminal. Lines break at spaces; a word that is
/// longer than a line after a dot, comma, slash or hyphen in it, or where it must.
func wrapped(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      var pieces = pieces(of: String(word), width: width)[...]
      let first = pieces.removeFirst()
      if current.isEmpty {
        current = first
      } else if displayWidth(current) + 1 + displayWidth(first) <= width {
        current += " " + first
      } else {
        lines.append(current)
        current = first
      }
      for piece in pieces {
        lines.append(current)
        current = piece
      }
    }
    return lines + [current]
  }
}

/// A word in pieces of at most `width` columns, as few as can be.
private func pieces(of word: String, width: Int) -> [String] {
  guard displayWidth(word) > width else { return [word] }
  var pieces = [""]
  for unbroken in unbreakablePieces(of: word) {
    for part in displayWidth(unbroken) > width ? unbroken.map(String.init) : [unbroken] {
      if displayWidth(pieces[pieces.count - 1]) + displayWidth(part) > width { pieces.append("") }
      pieces[pieces.count - 1] += part
    }
  }
  return pieces.filter { !$0.isEmpty }
}

/// A text cut wherever a line may end: at spaces, after a dot, comma, slash, hyphen or underscore that a
/// letter follows, and before the hour of a moment.
func unbreakablePieces(of text: String) -> [String] {
  var pieces = [""]
  var mayBreak = false
  var wasDigit = false
  for character in text {
    if character == " " || (mayBreak && character.isLetter) || (wasDigit && character == "T") {
      pieces.append("")
    }
    if character != " " { pieces[pieces.count - 1].append(character) }
    wasDigit = character.isNumber
    mayBreak = ".,/-_".contains(character)
  }
  return pieces.filter { !$0.isEmpty }
}
