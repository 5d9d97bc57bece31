/// Words in columns, as many as fit, read downwards as `ls` has them.
struct ColumnText {
  let text: String

  /// How many words are shown.
  private static let limit = 200

  init(_ all: [String], width: Int) {
    let words = all.prefix(Self.limit)
    let cell = (words.map(\.count).max() ?? 0) + 2
    let columns = max(1, width / cell)
    let rows = (words.count + columns - 1) / columns
    var lines = (0..<rows).map { row in
      stride(from: row, to: words.count, by: rows).map { number in
        let isLast = number + rows >= words.count
        return words[number] + (isLast ? "" : String(repeating: " ", count: cell - words[number].count))
      }.joined()
    }
    if all.count > words.count { lines.append("and \(all.count - words.count) more") }
    text = lines.map { $0 + "\n" }.joined()
  }
}
