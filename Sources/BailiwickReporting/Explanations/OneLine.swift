/// A piece of a policy on one line: white space as one space and comments left out, but in strings and regular
/// expressions everything as it is. It goes by scalars, as the language does: a mark may combine with a quote.
func onOneLine(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var literal: Unicode.Scalar?
  var (isEscaped, isComment) = (false, false)
  for scalar in text.unicodeScalars {
    if let quote = literal {
      result.append(scalar)
      if scalar == quote, !isEscaped { literal = nil }
      isEscaped = scalar == "\\" && !isEscaped
    } else if isComment {
      isComment = scalar != "\n"
    } else if scalar == "#" {
      isComment = true
    } else if scalar.properties.isWhitespace {
      if result.last != " ", !result.isEmpty { result.append(" ") }
    } else {
      if scalar == "\"" || scalar == "/" { literal = scalar }
      result.append(scalar)
    }
  }
  if result.last == " ", literal == nil { result.removeLast() }
  return String(result)
}
