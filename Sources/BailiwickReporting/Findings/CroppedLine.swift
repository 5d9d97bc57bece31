/// A shown line, cut to a width with `…` where something is left out.
struct CroppedLine {
  let text: String
  /// How many columns at the left are not shown, less one for the `…` in their place.
  private let shift: Int
  private let limit: Int

  /// Keeps as much around these columns as the width allows.
  init(_ line: ShownLine, around focus: Range<Int>, width: Int) {
    guard line.width > width else {
      text = line.text
      shift = 0
      limit = line.width + 1
      return
    }
    let margin = max(0, width - focus.count) / 2
    let start = min(max(0, focus.lowerBound - margin), line.width + 1 - width)
    let end = start + width
    let isCutAtEnd = end < line.width
    let kept = line.cells.filter { cell in
      cell.column >= (start > 0 ? start + 1 : 0) && cell.column + cell.width <= (isCutAtEnd ? end - 1 : end)
    }
    let first = kept.first?.column ?? start
    shift = start > 0 ? first - 1 : 0
    limit = width
    text =
      (start > 0 ? "…" : "") + kept.reduce(into: "") { $0 += $1.text } + (isCutAtEnd ? "…" : "")
  }

  /// Where columns of the whole line stand in what is shown; at the edge when they are cut away.
  func shown(_ columns: Range<Int>) -> Range<Int> {
    let start = min(max(0, columns.lowerBound - shift), limit - 1)
    return start..<min(max(start + 1, columns.upperBound - shift), limit)
  }
}
