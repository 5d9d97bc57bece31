/// What stands at the left of an excerpt, wide enough for its line numbers.
struct Gutter {
  private let width: Int
  private let style: Style

  init(lastNumber: Int, _ style: Style) {
    width = String(lastNumber).count
    self.style = style
  }

  /// `   |`
  var empty: String { style.paint(blank(width + 2) + "|", .blue) }

  /// ` 6 | text`
  func line(_ number: Int, _ text: String) -> String {
    let number = String(number)
    let start = style.paint(" " + blank(width - number.count) + number + " |", .blue)
    return text.isEmpty ? start : start + " " + text
  }

  /// `   | ^^^^ caption`
  func underline(_ text: String) -> String { empty + " " + text }

  /// `...`, for lines left out
  var gap: String { style.paint("...", .blue) }

  /// `  --> policy.bwk:6:3`
  func location(_ place: String, _ arrow: String) -> String {
    blank(width + 1) + style.paint(arrow, .blue) + " " + place
  }

  /// `   = topic: text`; the further lines of a text stand under its first.
  func note(_ topic: String, _ text: String) -> [String] {
    let lines =
      text.utf8.contains(UInt8(ascii: "\n"))
      ? text.split(separator: "\n", omittingEmptySubsequences: false).map { visible($0) } : [visible(text)]
    let start = blank(width + 2) + style.paint("=", .blue) + " " + style.paint(visible(topic) + ":", .bold)
    let indent = blank(width + 2 + "= : ".count + displayWidth(visible(topic)))
    return [lines[0].isEmpty ? start : start + " " + lines[0]]
      + lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
  }

  private func blank(_ count: Int) -> String { String(repeating: " ", count: count) }
}
