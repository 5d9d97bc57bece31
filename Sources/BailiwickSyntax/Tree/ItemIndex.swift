import BailiwickSource

/// Finds the item of a file in which an offset stands.
public struct ItemIndex: Sendable {
  /// In source order.
  public let ranges: [SourceRange]

  public init(_ tree: SyntaxTree) {
    ranges = tree.root.children.filter { $0.kind != .token && $0.kind != .unexpected }.map(\.range)
  }

  /// Of items that are known: where they stand in their file, in source order.
  public init(_ file: FileID, _ items: [Range<Int>]) {
    ranges = items.map { SourceRange(file: file, start: $0.lowerBound, end: $0.upperBound) }
  }

  /// Of items of one kind only.
  public init(_ tree: SyntaxTree, of kind: SyntaxKind) {
    ranges = tree.root.children(kind).map(\.range)
  }

  /// The item that holds all of a range.
  public func item(holding range: SourceRange) -> SourceRange? { number(holding: range).map { ranges[$0] } }

  /// The number of the item that holds all of a range.
  public func number(holding range: SourceRange) -> Int? {
    let index = firstIndex(startingAfter: range.start) - 1
    return ranges.indices.contains(index) && range.end <= ranges[index].end ? index : nil
  }

  /// The item that begins at an offset.
  public func item(startingAt offset: Int) -> SourceRange? {
    let index = firstIndex(startingAfter: offset) - 1
    return ranges.indices.contains(index) && ranges[index].start == offset ? ranges[index] : nil
  }

  private func firstIndex(startingAfter offset: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
