import Bailiwick

/// A line of a drawn file, and the bytes for which it stands.
///
/// Between `⟦` and `⟧` stands what cannot be seen: `⟦FF 00⟧` bytes, `⟦U+202E⟧` a character, `⟦100×(⟧` a
/// text so many times, `⟦end⟧` the end of the file without a line end.
struct DrawnLine: Sendable {
  let text: String
  private(set) var bytes: [UInt8] = []
  /// The offset in the file of every character of `text`, and of its end.
  private(set) var offsets: [Int] = []
  /// The columns as editors count them, from 1, of every character of `text`, and of its end.
  private(set) var sourceColumns: [Int] = []

  init(_ text: String, at start: Int) {
    self.text = text
    var rest = text.unicodeScalars[...]
    var column = 1
    var hasLineEnd = true
    func add(_ written: Int, _ meant: [UInt8], scalars: Int) {
      offsets += repeatElement(start + bytes.count, count: written)
      sourceColumns += repeatElement(column, count: written)
      bytes += meant
      column += scalars
    }
    while let scalar = rest.popFirst() {
      guard scalar == "⟦", let close = rest.firstIndex(of: "⟧") else {
        add(1, Array(String(scalar).utf8), scalars: 1)
        continue
      }
      let escape = String(rest[..<close])
      let meant = Self.bytes(of: escape)
      if escape == "end" { hasLineEnd = false }
      // A byte that continues a character has no column of its own.
      add(escape.unicodeScalars.count + 2, meant, scalars: meant.count { $0 & 0xC0 != 0x80 })
      rest = rest[close...].dropFirst()
    }
    add(1, [], scalars: 0)
    if hasLineEnd { bytes.append(0x0A) }
  }

  private static func bytes(of escape: String) -> [UInt8] {
    if escape == "end" { return [] }
    if escape.hasPrefix("U+") {
      let scalar = UInt32(escape.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      return Array(String(scalar!).utf8)
    }
    if let times = escape.firstIndex(of: "×") {
      let repeated = String(escape[times...].dropFirst())
      return Array(String(repeating: repeated, count: Int(escape[..<times])!).utf8)
    }
    return escape.split(separator: " ").map { UInt8($0, radix: 16)! }
  }

  /// Whether an offset is one of this line, its end included.
  func contains(_ offset: Int) -> Bool { (offsets[0]...offsets[offsets.count - 1]).contains(offset) }

  /// A mark under a range that begins here.
  func drawing(_ range: SourceRange, _ mark: String) -> String {
    let start = offsets.firstIndex(of: range.start) ?? 0
    let end = offsets.firstIndex { $0 >= range.end }
    let length = (end ?? offsets.count - 1) - start
    let run = length == 0 ? "|" : String(repeating: mark, count: length) + (end == nil ? "~" : "")
    let isAtStart = start == 0 && length > 0
    return isAtStart ? "#" + run.dropFirst() : "#" + String(repeating: " ", count: max(0, start - 1)) + run
  }
}
