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

  /// Adds `policy.bwk:6:3`.
  func add(placeOf range: SourceRange, to text: inout PaintedText) {
    let file = self[range.file]
    let position = file.position(at: range.start)
    text.add(visible: file.name)
    for number in [position.line, position.column] {
      text.add(":")
      text.add(number)
    }
  }

  /// The same as a text.
  func place(of range: SourceRange) -> String {
    let file = self[range.file]
    let position = file.position(at: range.start)
    return "\(visible(file.name)):\(position.line):\(position.column)"
  }
}

extension SourceFile {
  /// The offset at which the line after the one that contains this offset begins, if there is one.
  func nextLineStart(after offset: Int) -> Int? {
    let number = lineNumber(at: offset)
    return number < lineCount ? start(ofLine: number + 1) : nil
  }
}
