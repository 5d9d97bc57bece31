import BailiwickSource

/// Draws an excerpt: its lines, and under each what is underlined there.
struct ExcerptText {
  private(set) var lines: [String] = []
  private let excerpt: Excerpt
  private let gutter: Gutter
  private let style: Style
  private let width: Int
  private let severity: Severity

  init(_ excerpt: Excerpt, _ gutter: Gutter, _ style: Style, _ width: Int, _ severity: Severity) {
    self.excerpt = excerpt
    self.gutter = gutter
    self.style = style
    self.width = width
    self.severity = severity
    var previous: Int?
    for line in excerpt.lines {
      if let previous, line.number > previous + 1 { lines.append(gutter.gap) }
      draw(line)
      previous = line.number
    }
  }

  private mutating func draw(_ line: Excerpt.Line) {
    let focus = line.annotations.first?.range.start ?? line.bounds.lowerBound
    let shown = ShownLine(excerpt.file, bounds: line.bounds, focus: focus)
    let columns = line.annotations.map { shown.columns(of: within(line.bounds, $0.range)) }
    let cropped = CroppedLine(shown, around: columns.first ?? 0..<1, width: width)
    lines.append(gutter.line(line.number, cropped.text))
    for (annotation, columns) in zip(line.annotations, columns) {
      lines.append(gutter.underline(underline(annotation, cropped.shown(columns))))
    }
  }

  /// The part of a range that stands on its first line.
  private func within(_ bounds: Range<Int>, _ range: SourceRange) -> Range<Int> {
    range.start..<max(range.start, min(range.end, bounds.upperBound))
  }

  /// `  ^^^^ caption`, for a range of several lines `  ^^^^ … to line 9: caption`.
  private func underline(_ annotation: Annotation, _ columns: Range<Int>) -> String {
    let ink = annotation.isPrimary ? severity.ink : .blue
    var words = visible(annotation.text)
    if let last = excerpt.lastLine(of: annotation.range) {
      words = "… to line \(last)" + (words.isEmpty ? "" : ": ") + words
    }
    let marks = String(repeating: annotation.isPrimary ? "^" : "-", count: columns.count)
    return String(repeating: " ", count: columns.lowerBound)
      + style.paint(words.isEmpty ? marks : marks + " " + words, ink)
  }
}
