import BailiwickSource

/// A line of a file as a terminal shows it: which columns each of its characters takes.
///
///     bytes    6  e  n  d 20 E5 8C 97 1B
///     cells    e  n  d     北         \u{1B}
///     columns  0  1  2  3  4,5        6…11
struct ShownLine {
  struct Cell {
    /// The offset of its first byte in the file.
    let offset: Int
    let text: String
    /// The first column, from 0.
    let column: Int
    let width: Int

    func stands(in columns: Range<Int>) -> Bool {
      columns.lowerBound <= column && column + width <= columns.upperBound
    }
  }

  /// Of a line of printing ASCII, of which each byte is shown as it is; no cell is made of it.
  private let plain: ArraySlice<UInt8>?
  private let decoded: [Cell]
  /// The columns of all cells together.
  let width: Int

  private static let tabStop = 4
  /// A line longer than this is decoded only around what is shown of it.
  private static let decodedBytes = 4_000

  /// The line within these bounds; of a very long one only what surrounds `focus`.
  init(_ file: SourceFile, bounds: Range<Int>, focus: Int) {
    let bytes = file.bytes[bounds]
    if bytes.count <= Self.decodedBytes, bytes.isPrintable {
      plain = bytes
      decoded = []
      width = bounds.count
      return
    }
    plain = nil
    var cells: [Cell] = []
    var column = 0
    for decoded in DecodedScalars(file.bytes, Self.window(of: bounds, around: focus, in: file.bytes)) {
      let text: String
      switch decoded.scalar {
      case "\t": text = String(repeating: " ", count: Self.tabStop - column % Self.tabStop)
      case let scalar: text = visibleEscape(of: scalar) ?? String(scalar)
      }
      let width = displayWidth(text)
      cells.append(Cell(offset: decoded.offset, text: text, column: column, width: width))
      column += width
    }
    decoded = cells
    width = column
  }

  var isEmpty: Bool { plain?.isEmpty ?? decoded.isEmpty }

  /// Adds the characters that stand within these columns.
  func add(_ columns: Range<Int>, to text: inout PaintedText) {
    if let plain {
      text.add(plain[(plain.startIndex + columns.lowerBound)..<(plain.startIndex + columns.upperBound)])
    } else {
      for cell in decoded where cell.stands(in: columns) { text.add(cell.text) }
    }
  }

  /// The column of the first character that stands within these columns.
  func firstColumn(in columns: Range<Int>) -> Int? {
    if plain != nil { return columns.first }
    return decoded.first { $0.stands(in: columns) }?.column
  }

  /// The columns of the characters that begin within these offsets, at least one.
  func columns(of offsets: Range<Int>) -> Range<Int> {
    let start = column(of: offsets.lowerBound)
    return start..<max(start + 1, column(of: offsets.upperBound))
  }

  /// The column of the first character that begins at this offset or after it.
  private func column(of offset: Int) -> Int {
    if let plain { return min(max(0, offset - plain.startIndex), width) }
    var low = 0
    var high = decoded.count
    while low < high {
      let middle = (low + high) / 2
      if decoded[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < decoded.count ? decoded[low].column : width
  }

  private static func window(of bounds: Range<Int>, around focus: Int, in bytes: [UInt8]) -> Range<Int> {
    guard bounds.count > decodedBytes else { return bounds }
    var start = max(bounds.lowerBound, focus - decodedBytes / 2)
    while start > bounds.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start..<max(start, min(bounds.upperBound, focus + decodedBytes / 2))
  }
}

/// The scalars of a run of bytes with their offsets; invalid UTF-8 is U+FFFD.
private struct DecodedScalars: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>.Iterator
  private var parser = Unicode.UTF8.ForwardParser()
  private var offset: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    rest = bytes[range].makeIterator()
    offset = range.lowerBound
  }

  mutating func next() -> (scalar: Unicode.Scalar, offset: Int)? {
    let start = offset
    switch parser.parseScalar(from: &rest) {
    case .valid(let encoded):
      offset += encoded.count
      return (Unicode.UTF8.decode(encoded), start)
    case .error(let length):
      offset += length
      return ("\u{FFFD}", start)
    case .emptyInput: return nil
    }
  }
}
