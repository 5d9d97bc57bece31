import BailiwickSource

/// Something to underline in an excerpt.
struct Annotation {
  let range: SourceRange
  let text: String
  /// What the finding is about, not a label that explains it.
  let isPrimary: Bool
}

/// The lines of one file that a finding speaks of, in order.
struct Excerpt {
  struct Line {
    let number: Int
    let bounds: Range<Int>
    var annotations: [Annotation]
  }

  let file: SourceFile
  private(set) var lines: [Line] = []

  init(_ file: SourceFile, _ annotations: [Annotation]) {
    self.file = file
    let ordered = annotations.sorted {
      ($0.isPrimary ? 0 : 1, $0.range) < ($1.isPrimary ? 0 : 1, $1.range)
    }
    for annotation in ordered {
      let number = add(lineAt: annotation.range.start)
      for index in lines.indices where lines[index].number == number {
        lines[index].annotations.append(annotation)
      }
    }
    if let primary = ordered.first, primary.isPrimary { addContinuation(of: primary.range.start) }
    lines.sort { $0.number < $1.number }
    fillSmallGaps()
  }

  var lastLineNumber: Int { lines.last?.number ?? 1 }

  /// The line on which a range ends, when that is not the line on which it starts.
  func lastLine(of range: SourceRange) -> Int? {
    let last = file.lineNumber(at: max(range.start, range.end - 1))
    return last > file.lineNumber(at: range.start) ? last : nil
  }

  /// The number of the line, which is added unless it is there.
  @discardableResult
  private mutating func add(lineAt offset: Int) -> Int {
    let number = file.lineNumber(at: offset)
    if !lines.contains(where: { $0.number == number }) {
      lines.append(Line(number: number, bounds: file.bounds(ofLine: number), annotations: []))
    }
    return number
  }

  /// An indented line goes on with the sentence of the line before it: it is shown as well.
  private mutating func addContinuation(of offset: Int) {
    guard let next = file.nextLineStart(after: offset) else { return }
    let text = file.bytes[file.bounds(ofLine: file.lineNumber(at: next))]
    let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    guard let first = text.first, blanks.contains(first), !text.allSatisfy(blanks.contains) else { return }
    add(lineAt: next)
  }

  /// A single line between two shown ones takes no more room than the dots in its place.
  private mutating func fillSmallGaps() {
    for (line, next) in zip(lines, lines.dropFirst()) where next.number == line.number + 2 {
      if let between = file.nextLineStart(after: line.bounds.upperBound) { add(lineAt: between) }
    }
    lines.sort { $0.number < $1.number }
  }
}
