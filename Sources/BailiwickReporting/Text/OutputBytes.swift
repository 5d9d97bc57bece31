/// Bytes of a result, which grow and are used again.
public struct OutputBytes {
  public private(set) var start: UnsafeMutablePointer<UInt8>
  public private(set) var count = 0
  private var capacity = 1 << 12

  public init() { start = .allocate(capacity: capacity) }

  public func deallocate() { start.deallocate() }

  public mutating func clear() { count = 0 }

  @inline(__always)
  public mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    if count &+ added > capacity { grow(added) }
    (start + count).update(from: bytes, count: added)
    count &+= added
  }

  public mutating func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if let bytes = utf8.baseAddress { append(bytes, count: utf8.count) }
    }
  }

  mutating func append(spaces added: Int) {
    if count + added > capacity { grow(added) }
    (start + count).update(repeating: UInt8(ascii: " "), count: added)
    count += added
  }

  /// The bytes, which are UTF-8, as a text.
  var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

  private mutating func grow(_ added: Int) {
    while count + added > capacity { capacity *= 2 }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: start, count: count)
    start.deallocate()
    start = grown
  }
}
