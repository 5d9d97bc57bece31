/// A piece of a policy on one line: white space as one space and comments left out, but in strings and regular
/// expressions everything as it is.
func onOneLine(_ text: String) -> String {
  var result = ""
  var literal: Character?
  var (isEscaped, isComment) = (false, false)
  for character in text {
    if let quote = literal {
      result.append(character)
      if character == quote, !isEscaped { literal = nil }
      isEscaped = character == "\\" && !isEscaped
    } else if isComment {
      isComment = !character.isNewline
    } else if character == "#" {
      isComment = true
    } else if character.isWhitespace {
      if result.last != " ", !result.isEmpty { result.append(" ") }
    } else {
      if character == "\"" || character == "/" { literal = character }
      result.append(character)
    }
  }
  return result.last == " " && literal == nil ? String(result.dropLast()) : result
}
