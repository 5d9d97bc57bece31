/// A shown line, cut to a width with `…` where something is left out.
struct CroppedLine {
  private let line: ShownLine
  /// The columns that are shown.
  private let kept: Range<Int>
  /// How many columns at the left are not shown, less one for the `…` in their place.
  private let shift: Int
  private let limit: Int

  /// Keeps as much around these columns as the width allows.
  init(_ line: ShownLine, around focus: Range<Int>, width: Int) {
    self.line = line
    guard line.width > width else {
      kept = 0..<line.width
      shift = 0
      limit = line.width + 1
      return
    }
    let margin = max(0, width - focus.count) / 2
    let start = min(max(0, focus.lowerBound - margin), line.width + 1 - width)
    let end = start + width
    kept = (start > 0 ? start + 1 : 0)..<(end < line.width ? end - 1 : line.width)
    shift = start > 0 ? (line.firstColumn(in: kept) ?? start) - 1 : 0
    limit = width
  }

  func add(to text: inout PaintedText) {
    if kept.lowerBound > 0 { text.add("…") }
    line.add(kept, to: &text)
    if kept.upperBound < line.width { text.add("…") }
  }

  /// Where columns of the whole line stand in what is shown; at the edge when they are cut away.
  func shown(_ columns: Range<Int>) -> Range<Int> {
    let start = min(max(0, columns.lowerBound - shift), limit - 1)
    return start..<min(max(start + 1, columns.upperBound - shift), limit)
  }
}
