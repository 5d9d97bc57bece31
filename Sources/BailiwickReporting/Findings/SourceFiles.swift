import BailiwickSource

/// The files of a program by their number. A number without a file gives an empty one: a report
/// about a broken program is still a report.
struct SourceFiles: Sendable {
  private let files: [FileID: SourceFile]

  init(_ files: some Sequence<SourceFile>) {
    self.files = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
  }

  subscript(id: FileID) -> SourceFile {
    files[id] ?? SourceFile(id: id, name: "?", bytes: [])
  }

  /// `policy.bwk:6:3`.
  func place(of range: SourceRange) -> String {
    let file = self[range.file]
    let position = file.position(at: range.start)
    return "\(visible(file.name)):\(position.line):\(position.column)"
  }
}

extension SourceFile {
  /// The offsets of the line that contains this offset, without its line end.
  func lineBounds(at offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), bytes.count)
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    if end < bytes.count, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The offset at which the line after the one that contains this offset begins, if there is one.
  func nextLineStart(after offset: Int) -> Int? {
    let offset = min(max(offset, 0), bytes.count)
    return bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }
}
