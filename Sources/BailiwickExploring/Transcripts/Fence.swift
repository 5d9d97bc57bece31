/// What begins a block of code in Markdown, as CommonMark has it: at least three backticks or tildes, up to three
/// spaces from the margin, with words after them.
///
///     ```console new
///       ~~~~ console
struct Fence: Sendable {
  /// How many spaces stand before it; so many may stand before each line of the block.
  private let margin: Int
  private let sign: Character
  private let count: Int
  /// What the block is.
  let words: [String]

  /// `nil` for a line that begins no block.
  ///
  /// - Parameter line: without its end.
  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    guard let sign = text.first, sign == "`" || sign == "~" else { return nil }
    let words = text.drop { $0 == sign }
    margin = line.count - text.count
    count = text.count - words.count
    self.sign = sign
    self.words = words.split(whereSeparator: \.isWhitespace).map(String.init)
    guard margin <= 3, count >= 3, sign == "~" || !words.contains("`") else { return nil }
  }

  /// Whether a line ends the block.
  func isClosed(by line: String) -> Bool {
    guard let end = Fence(line) else { return false }
    return end.sign == sign && end.count >= count && end.words.isEmpty
  }

  /// A line of the block without what stands before it for the sake of the fence.
  func content(of line: String) -> String {
    String(line.dropFirst(line.prefix(margin).prefix { $0 == " " }.count))
  }

  /// A line of the block as it is written.
  func written(_ content: String) -> String {
    content.isEmpty ? "" : String(repeating: " ", count: margin) + content
  }

  /// Backticks that none of the lines takes for the end.
  static func around(_ lines: [String]) -> String {
    let longest = lines.compactMap { Fence($0)?.count }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }
}
