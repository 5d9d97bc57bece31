/// Bytes that no `ByteWriter` has written.
struct DamagedBytes: Error {}

/// Reads what a `ByteWriter` wrote. Whatever the bytes are, it ends.
struct ByteReader {
  private var rest: ArraySlice<UInt8>
  private var words: [String] = []

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() throws(DamagedBytes) -> Int {
    var (value, shift): (UInt, UInt) = (0, 0)
    while let byte = rest.popFirst() {
      guard shift < UInt.bitWidth else { throw DamagedBytes() }
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
      shift += 7
    }
    throw DamagedBytes()
  }

  /// How many of something follow, each a byte at least.
  mutating func count() throws(DamagedBytes) -> Int {
    let count = try number()
    guard count >= 0, count <= rest.count else { throw DamagedBytes() }
    return count
  }

  mutating func bytes() throws(DamagedBytes) -> [UInt8] {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func text() throws(DamagedBytes) -> String {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  mutating func word() throws(DamagedBytes) -> String {
    let number = try number()
    if words.indices.contains(number) { return words[number] }
    guard number == words.count else { throw DamagedBytes() }
    words.append(try text())
    return words[number]
  }

  mutating func list<Value>(
    _ readOne: (inout ByteReader) throws(DamagedBytes) -> Value
  ) throws(DamagedBytes) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try readOne(&self)) }
    return values
  }
}
