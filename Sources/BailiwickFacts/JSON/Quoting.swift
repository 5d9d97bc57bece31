/// How much of a text from the input a message shows, in bytes.
let lengthShown = 64

/// A text from the input as a message shows it: in backquotes, on one line, and not too long.
func quoted(_ text: String) -> String {
  "`\(shortened(text))`"
}

/// A text on one line, its control characters as escapes, and its end as `…` when it is long.
func shortened(_ text: String) -> String {
  var result = ""
  var length = 0
  for scalar in text.unicodeScalars {
    length += UTF8.width(scalar)
    if length > lengthShown { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Words as a sentence lists them: `a`, `b` or `c`.
func listed(_ words: [String]) -> String {
  let quotations = words.map(quoted)
  guard let last = quotations.last, words.count > 1 else { return quotations.joined() }
  return quotations.dropLast().joined(separator: ", ") + " or " + last
}
