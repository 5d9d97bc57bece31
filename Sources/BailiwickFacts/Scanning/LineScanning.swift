import CByteScanning

/// The spelling of JSON in raw bytes, for lines that are what they should be: whatever is not, or is unusual, is `nil`,
/// and for the reader of trees to say.
///
/// There must be `SlotReader.slack` bytes to read after a line, and the first of them must be a line end.
enum LineScanning {
  typealias Position = UnsafePointer<UInt8>

  /// The place of the first byte in a string that is a quotation mark, a backslash, a control character or beyond
  /// ASCII.
  @inline(__always)
  static func firstSpecial(_ start: Position) -> Position {
    var position = start
    while true {
      let count = Int(bailiwick_plain_count(position))
      position += count
      if count < 16 { return position }
    }
  }

  /// The closing quotation mark of a string, from after the opening one.
  @inline(__always)
  static func stringEnd(_ start: Position, _ isEscaped: inout Bool) -> Position? {
    let position = firstSpecial(start)
    return position.pointee == UInt8(ascii: "\"") ? position : stringEnd(from: position, &isEscaped)
  }

  /// The same from the first byte that is special.
  @inline(never)
  static func stringEnd(from special: Position, _ isEscaped: inout Bool) -> Position? {
    var position = special
    while true {
      switch position.pointee {
      case UInt8(ascii: "\""): return position
      case UInt8(ascii: "\\"):
        isEscaped = true
        guard let length = escapeLength(position) else { return nil }
        position += length
      case 0x80...:
        guard let length = scalarLength(position) else { return nil }
        position += length
      default: return nil
      }
      position = firstSpecial(position)
    }
  }

  private static func escapeLength(_ position: Position) -> Int? {
    switch position[1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      guard let unit = unit(position) else { return nil }
      guard 0xD800..<0xE000 ~= unit else { return 6 }
      guard unit < 0xDC00, position[6] == UInt8(ascii: "\\"), position[7] == UInt8(ascii: "u"),
        let second = self.unit(position + 6), 0xDC00..<0xE000 ~= second
      else { return nil }
      return 12
    default: return nil
    }
  }

  /// The four digits after `\u`.
  static func unit(_ position: Position) -> UInt32? {
    var unit: UInt32 = 0
    for index in 2..<6 {
      guard let digit = hexadecimalValue(position[index]) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The length of the character beyond ASCII that begins here (Unicode 16.0, table 3-7).
  private static func scalarLength(_ position: Position) -> Int? {
    let second = position[1]
    func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    switch position[0] {
    case 0xC2...0xDF: return isContinuation(second) ? 2 : nil
    case 0xE0...0xEF:
      let isInRange =
        switch position[0] {
        case 0xE0: 0xA0...0xBF ~= second
        case 0xED: 0x80...0x9F ~= second
        default: isContinuation(second)
        }
      return isInRange && isContinuation(position[2]) ? 3 : nil
    case 0xF0...0xF4:
      let isInRange =
        switch position[0] {
        case 0xF0: 0x90...0xBF ~= second
        case 0xF4: 0x80...0x8F ~= second
        default: isContinuation(second)
        }
      return isInRange && isContinuation(position[2]) && isContinuation(position[3]) ? 4 : nil
    default: return nil
    }
  }

  @inline(__always)
  static func skipBlank(_ start: Position) -> Position {
    start.pointee > 0x20 ? start : skipAnyBlank(start)
  }

  @inline(never)
  private static func skipAnyBlank(_ start: Position) -> Position {
    var position = start
    while position.pointee == 0x20 || position.pointee == 0x09 || position.pointee == 0x0D { position += 1 }
    return position
  }

  /// Whether `,"` stands here, as between strings that nothing else separates.
  @inline(__always)
  static func isCommaAndQuote(_ position: Position) -> Bool {
    UInt16(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt16.self)) == 0x222C
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The value of one to seven digits and how many they are, eight bytes at a time; `nil` of more and of none.
  @inline(__always)
  static func shortNumber(_ start: Position) -> (value: Int64, count: Int)? {
    let bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
    let others = (bytes &+ 0x7676_7676_7676_7676 | bytes) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount &>> 3
    guard count &- 1 < 7, count > 0 else { return nil }
    // With zeros before them, the digits become pairs, these fours, and these the number.
    let digits = bytes &<< UInt64(64 &- count &* 8)
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (Int64((fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF), count)
  }

  /// The same of at most eighteen digits, one after the other; `nil` of more and of none.
  @inline(never)
  static func longNumber(_ start: Position) -> (value: Int64, count: Int)? {
    var (count, value) = (0, Int64(0))
    while isDigit(start[count]) {
      if count == 18 { return nil }
      value = value &* 10 &+ Int64(start[count] &- UInt8(ascii: "0"))
      count += 1
    }
    return count > 0 ? (value, count) : nil
  }

  /// The end of a number; what follows it is checked by whoever goes on.
  static func numberEnd(_ start: Position) -> Position? {
    var position = start
    if position.pointee == UInt8(ascii: "-") { position += 1 }
    guard isDigit(position.pointee) else { return nil }
    if position.pointee == UInt8(ascii: "0"), isDigit(position[1]) { return nil }
    while isDigit(position.pointee) { position += 1 }
    if position.pointee == UInt8(ascii: ".") {
      position += 1
      guard isDigit(position.pointee) else { return nil }
      while isDigit(position.pointee) { position += 1 }
    }
    if position.pointee | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position.pointee == UInt8(ascii: "+") || position.pointee == UInt8(ascii: "-") { position += 1 }
      guard isDigit(position.pointee) else { return nil }
      while isDigit(position.pointee) { position += 1 }
    }
    return position
  }

  /// The end of `true`, `false` or `null`.
  static func wordEnd(_ start: Position) -> Position? {
    for word in ["true", "false", "null"] as [StaticString] {
      let length = word.utf8CodeUnitCount
      var index = 0
      while index < length, start[index] == word.utf8Start[index] { index += 1 }
      if index == length { return start + length }
    }
    return nil
  }

  /// The end of any value within others, nested so deep.
  static func valueEnd(_ start: Position, depth: Int) -> Position? {
    var isEscaped = false
    switch start.pointee {
    case UInt8(ascii: "\""): return stringEnd(start + 1, &isEscaped).map { $0 + 1 }
    case UInt8(ascii: "["): return depth < JSONTree.depthLimit ? arrayEnd(start + 1, depth: depth + 1) : nil
    case UInt8(ascii: "{"): return depth < JSONTree.depthLimit ? objectEnd(start + 1, depth: depth + 1) : nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return numberEnd(start)
    default: return wordEnd(start)
    }
  }

  private static func arrayEnd(_ start: Position, depth: Int) -> Position? {
    var position = skipBlank(start)
    if position.pointee == UInt8(ascii: "]") { return position + 1 }
    while true {
      guard let end = valueEnd(position, depth: depth) else { return nil }
      position = skipBlank(end)
      switch position.pointee {
      case UInt8(ascii: ","): position = skipBlank(position + 1)
      case UInt8(ascii: "]"): return position + 1
      default: return nil
      }
    }
  }

  private static func objectEnd(_ start: Position, depth: Int) -> Position? {
    var position = skipBlank(start)
    if position.pointee == UInt8(ascii: "}") { return position + 1 }
    var keys = SeenKeys()
    while true {
      guard let key = key(position), keys.insert(key.start, key.count) else { return nil }
      guard let end = valueEnd(key.value, depth: depth) else { return nil }
      position = skipBlank(end)
      switch position.pointee {
      case UInt8(ascii: ","): position = skipBlank(position + 1)
      case UInt8(ascii: "}"): return position + 1
      default: return nil
      }
    }
  }

  /// A key without escapes, and where its value begins.
  @inline(__always)
  static func key(_ position: Position) -> (start: Position, count: Int, value: Position)? {
    guard position.pointee == UInt8(ascii: "\"") else { return nil }
    var isEscaped = false
    guard let end = stringEnd(position + 1, &isEscaped), !isEscaped else { return nil }
    let colon = skipBlank(end + 1)
    guard colon.pointee == UInt8(ascii: ":") else { return nil }
    return (position + 1, end - position - 1, skipBlank(colon + 1))
  }
}

/// The keys of one object, to find one that is there twice; few, since each is compared with all.
struct SeenKeys {
  private var keys: [(start: UnsafePointer<UInt8>, count: Int)] = []

  /// Fails for a key that is there already, and when there are too many.
  mutating func insert(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard keys.count < 32 else { return false }
    let new = UnsafeBufferPointer(start: start, count: count)
    for key in keys where UnsafeBufferPointer(start: key.start, count: key.count).elementsEqual(new) { return false }
    keys.append((start, count))
    return true
  }
}
