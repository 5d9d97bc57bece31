/// A line of a text, and what ends it.
struct MarkdownLine: Sendable {
  let text: String
  /// A line feed, with a carriage return before it or not; nothing at the end of the text.
  let end: String

  var written: String { text + end }

  static func all(of text: String) -> [MarkdownLine] {
    var lines: [MarkdownLine] = []
    var start = text.startIndex
    // A carriage return and the line feed after it are one character.
    while let end = text[start...].firstIndex(where: { $0 == "\n" || $0 == "\r\n" }) {
      lines.append(MarkdownLine(text: String(text[start..<end]), end: String(text[end])))
      start = text.index(after: end)
    }
    if start < text.endIndex { lines.append(MarkdownLine(text: String(text[start...]), end: "")) }
    return lines
  }
}
