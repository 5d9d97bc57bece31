/// Why an input cannot be read on.
public struct InputFailure: Error, Hashable, Sendable {
  /// In words, as the system has them.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

/// Bytes from somewhere, a buffer at a time, with the position of the next one.
struct ByteInput: ~Copyable {
  private let fill: RequestStream.Fill
  private var buffer: [UInt8]
  private var rest: Range<Int> = 0..<0
  private(set) var position = TextPosition()

  init(bufferSize: Int, fill: @escaping RequestStream.Fill) {
    self.fill = fill
    buffer = [UInt8](repeating: 0, count: max(bufferSize, 1))
  }

  /// Whether a byte is space in JSON.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The next byte, or `nil` at the end of the input.
  mutating func peek() throws(InputFailure) -> UInt8? {
    try refill() ? buffer[rest.lowerBound] : nil
  }

  /// Passes the byte that `peek` showed.
  mutating func advance() {
    pass(rest.lowerBound + 1)
  }

  /// Passes spaces and line ends. Returns the byte after them, or `nil` at the end of the input.
  mutating func skipBlank() throws(InputFailure) -> UInt8? {
    while let byte = try peek() {
      guard Self.isBlank(byte) else { return byte }
      advance()
    }
    return nil
  }

  /// Moves bytes to `text` until `end` finds the first one that does not belong there, in a buffer's bytes of
  /// a range. Returns that byte, or `nil` at the end of the input.
  mutating func take(
    into text: inout RequestText, until end: (_ buffer: [UInt8], _ range: Range<Int>) -> Int?
  ) throws(InputFailure) -> UInt8? {
    while try refill() {
      let found = end(buffer, rest)
      let upper = found ?? rest.upperBound
      text.append(buffer[rest.lowerBound..<upper])
      pass(upper)
      if found != nil { return buffer[upper] }
    }
    return nil
  }

  /// Puts what is there in another buffer, which then has more to fill. Returns where it is, or `nil` at the end of
  /// the input. The position stays where it was when that is asked for first.
  mutating func takeAll(into other: inout [UInt8]) throws(InputFailure) -> Range<Int>? {
    if rest.isEmpty {
      let count = try fill(&other)
      return count > 0 ? 0..<count : nil
    }
    defer { rest = 0..<0 }
    if other.count >= rest.count {
      other.replaceSubrange(0..<rest.count, with: buffer[rest])
      return 0..<rest.count
    }
    other = buffer
    return rest
  }

  /// Passes a byte order mark at the start of the input. Returns whether one is there.
  mutating func skipByteOrderMark() throws(InputFailure) -> Bool {
    var head: [UInt8] = []
    while head.count < 3, try refill() {
      head += buffer[rest]
      rest = 0..<0
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let isThere = head.starts(with: mark)
    rest = 0..<head.count
    buffer = head + [UInt8](repeating: 0, count: max(0, buffer.count - head.count))
    if isThere { rest = mark.count..<head.count }
    return isThere
  }

  private mutating func pass(_ end: Int) {
    position = position.advanced(over: buffer, rest.lowerBound..<end)
    rest = end..<rest.upperBound
  }

  /// Sees to it that there is a next byte, unless the input has ended.
  private mutating func refill() throws(InputFailure) -> Bool {
    if !rest.isEmpty { return true }
    let count = try fill(&buffer)
    precondition(0...buffer.count ~= count, "a source fills at most the buffer")
    rest = 0..<count
    return count > 0
  }
}
