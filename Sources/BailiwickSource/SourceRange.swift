/// A run of bytes in a file: UTF-8 offsets, the end not included.
public struct SourceRange: Hashable, Sendable, Comparable {
  public let file: FileID
  public let start: Int
  public let end: Int

  public init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  public var offsets: Range<Int> { start..<end }

  /// From the start of this range to the end of another in the same file.
  public func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// Source order: by file, then by start, the shorter first.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}

/// Where a resolved value was written. All origins are equal, so that the equality of resolved
/// values ignores where they stand in the text.
public struct Origin: Hashable, Sendable {
  public let range: SourceRange
  public init(_ range: SourceRange) { self.range = range }

  /// For what no text says.
  public static let nowhere = Origin(SourceRange(file: FileID(0), start: 0, end: 0))

  public static func == (left: Origin, right: Origin) -> Bool { true }
  public func hash(into hasher: inout Hasher) {}
}
