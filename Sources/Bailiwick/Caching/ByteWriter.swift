/// Writes values one after the other, in few bytes, for `ByteReader`.
///
///     number    seven bits a byte, the lowest first, the eighth telling that more follow (LEB128); the sign is the
///               lowest bit of all
///     text      the number of its bytes, then these, UTF-8
///     word      the number that it got when it was written first; before that, the number after all of these and
///               the text
///     list      how many, then each
struct ByteWriter {
  private(set) var bytes: [UInt8] = []
  private var words: [String: Int] = [:]

  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(_ values: [UInt8]) {
    add(values.count)
    bytes += values
  }

  /// Adds a text that comes again and again.
  mutating func add(word: String) {
    let number = words[word]
    add(number ?? words.count)
    if number == nil {
      words[word] = words.count
      add(word)
    }
  }

  mutating func add<Value>(_ values: [Value], _ addOne: (inout ByteWriter, Value) -> Void) {
    add(values.count)
    for value in values { addOne(&self, value) }
  }
}
