/// Reads a generated table: lines of fields that `|` separates, without copying what nobody asks for.
///
/// A table is a constant of the program, so a field is kept as its range of bytes and made a `String` late.
struct TableScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ table: StaticString) {
    bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
  }

  /// Reads only the part of the table in `range`.
  init(_ table: StaticString, in range: Range<Int>) {
    bytes = UnsafeBufferPointer(start: table.utf8Start + range.lowerBound, count: range.count)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Passes the dots at the beginning of a line, and returns how many there are.
  mutating func depth() -> Int {
    let start = position
    while bytes[position] == UInt8(ascii: ".") { position += 1 }
    return position - start
  }

  /// Passes a field that is not the last of its line.
  mutating func field() -> String {
    text(pass(UInt8(ascii: "|")))
  }

  /// Passes what is left of the line, and returns where that is.
  mutating func restOfLine() -> Range<Int> {
    pass(UInt8(ascii: "\n"))
  }

  /// Passes a field that is a code and not the last of its line.
  mutating func code() -> PlaceCode {
    PlaceCode(bytes: bytes[pass(UInt8(ascii: "|"))])
  }

  /// Passes what is left of the line, codes with single spaces between them.
  mutating func codesInRestOfLine() -> [PlaceCode] {
    bytes[pass(UInt8(ascii: "\n"))].split(separator: UInt8(ascii: " ")).map(PlaceCode.init(bytes:))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Passes everything up to the next `separator` or the end, and that itself.
  private mutating func pass(_ separator: UInt8) -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != separator { position += 1 }
    defer { position = min(position + 1, bytes.count) }
    return start..<position
  }
}
