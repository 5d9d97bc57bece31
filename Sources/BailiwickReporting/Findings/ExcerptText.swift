import BailiwickSource

/// Draws an excerpt: its lines, and under each what is underlined there.
struct ExcerptText {
  let excerpt: Excerpt
  let gutter: Gutter
  /// How many columns of a line of the text are shown before it is cut.
  let width: Int
  let severity: Severity

  func add(to text: inout PaintedText) {
    var previous: Int?
    for line in excerpt.lines {
      if let previous, line.number > previous + 1 { gutter.addGap(to: &text) }
      add(line, to: &text)
      previous = line.number
    }
  }

  private func add(_ line: Excerpt.Line, to text: inout PaintedText) {
    let focus = line.annotations.first?.range.start ?? line.bounds.lowerBound
    let shown = ShownLine(excerpt.file, bounds: line.bounds, focus: focus)
    let columns = line.annotations.map { shown.columns(of: within(line.bounds, $0.range)) }
    let cropped = CroppedLine(shown, around: columns.first ?? 0..<1, width: width)
    gutter.addNumber(line.number, to: &text)
    if !shown.isEmpty {
      text.add(" ")
      cropped.add(to: &text)
    }
    text.endLine()
    for (annotation, columns) in zip(line.annotations, columns) {
      gutter.addBar(to: &text)
      text.add(" ")
      add(annotation, cropped.shown(columns), to: &text)
      text.endLine()
    }
  }

  /// The part of a range that stands on its first line.
  private func within(_ bounds: Range<Int>, _ range: SourceRange) -> Range<Int> {
    range.start..<max(range.start, min(range.end, bounds.upperBound))
  }

  /// `  ^^^^ caption`, for a range of several lines `  ^^^^ … to line 9: caption`.
  private func add(_ annotation: Annotation, _ columns: Range<Int>, to text: inout PaintedText) {
    text.add(" ", times: columns.lowerBound)
    text.paint(annotation.isPrimary ? severity.ink : .blue) {
      $0.add(annotation.isPrimary ? "^" : "-", times: columns.count)
      let last = excerpt.lastLine(of: annotation.range)
      if let last { $0.add(" … to line \(last)") }
      guard !annotation.text.isEmpty else { return }
      $0.add(last == nil ? " " : ": ")
      $0.add(visible: annotation.text)
    }
  }
}
