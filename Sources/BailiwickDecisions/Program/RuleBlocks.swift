/// Rules that a verdict may tell as a whole: by bucket, those that need a place of which nothing is known; then, by row
/// of a large bucket, those that hold in a place; then, by cell, those that wait for a place where one more fact holds.
public struct RuleBlocks: Sendable {
  private let open: OpenBuckets
  private let rows: BucketRows

  init(_ open: OpenBuckets, _ rows: BucketRows) {
    self.open = open
    self.rows = rows
  }

  public var count: Int { firstCell + open.divided.cells.count }

  /// The block of the first cell.
  var firstCell: Int { open.buckets.count + rows.count }

  /// What spreading out blocks reads. It lives as long as the blocks do.
  struct View: BitwiseCopyable {
    fileprivate let openCount: Int
    fileprivate let starts: UnsafePointer<Int32>
    fileprivate let uses: UnsafePointer<Verdict.Use>
    fileprivate let rows: BucketRows.View
    fileprivate let firstCell: Int
    fileprivate let cells: WaitingRules.View
    fileprivate let waiting: UnsafePointer<Verdict.Use>

    func forEachUse(ofBlock number: Int32, _ use: (Verdict.Use) -> Void) {
      let number = Int(number)
      guard number < firstCell else { return cells.forEachMember(ofCell: number - firstCell) { use(waiting[$0]) } }
      guard number < openCount else { return rows.forEachUse(ofRow: number - openCount, use) }
      for index in Int(starts[number])..<Int(starts[number + 1]) { use(uses[index]) }
    }
  }

  var view: View {
    View(
      openCount: open.buckets.count, starts: open.blockStarts.start, uses: open.blockUses.start, rows: rows.view,
      firstCell: firstCell, cells: open.divided.view, waiting: open.waiting.start)
  }

  /// Goes through what a block says of its rules.
  public func forEachUse(ofBlock number: Int32, _ use: (Verdict.Use) -> Void) {
    view.forEachUse(ofBlock: number, use)
  }
}
