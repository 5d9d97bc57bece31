/// A text with the name by which its reader knows it.
public struct SourceFile: Sendable {
  /// The file's place in its program: ranges carry it, so that they stay small.
  public let id: FileID
  /// The path as the user wrote it, or the name given for standard input.
  public let name: String
  /// The bytes as read, with nothing changed.
  public let bytes: [UInt8]
  /// The offset at which each line begins; the first is 0.
  private let lineStarts: [Int]

  public init(id: FileID = FileID(0), name: String, bytes: [UInt8]) {
    self.id = id
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  public init(id: FileID = FileID(0), name: String, text: String) {
    self.init(id: id, name: name, bytes: Array(text.utf8))
  }

  /// Whether it is the same file with the same text, byte for byte.
  public func isSame(as other: SourceFile) -> Bool { id == other.id && name == other.name && bytes == other.bytes }

  /// How many lines the file has; text after the last line end counts as a line.
  public var lineCount: Int { lineStarts.count }

  /// Where an offset stands, counted as editors count: lines and columns from 1, columns in
  /// Unicode scalars.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    let scalars = bytes[start(ofLine: line)..<offset].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: line, column: scalars + 1, byte: offset)
  }

  /// The line that contains an offset, counted from 1.
  package func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offset at which a line begins, counted from 1.
  package func start(ofLine number: Int) -> Int { lineStarts[number - 1] }

  /// The offsets of a line, counted from 1, without its line end.
  package func bounds(ofLine number: Int) -> Range<Int> {
    let start = start(ofLine: number)
    guard number < lineStarts.count else { return start..<bytes.count }
    let end = lineStarts[number] - 1
    return start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
  }

  /// The text of a line, counted from 1, without its line end; invalid UTF-8 is shown as U+FFFD.
  public func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// The text of a range of offsets; invalid UTF-8 is shown as U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// The number of a file within its program, in the order in which files were read.
public struct FileID: Hashable, Sendable, Comparable {
  public let number: Int32
  public init(_ number: Int) { self.number = Int32(number) }
  public static func < (left: FileID, right: FileID) -> Bool { left.number < right.number }
}

/// A place in a text: line and column from 1, the column in Unicode scalars, and the UTF-8 offset.
public struct SourcePosition: Hashable, Sendable {
  public let line: Int
  public let column: Int
  public let byte: Int
}
