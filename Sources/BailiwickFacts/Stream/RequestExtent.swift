/// Finds where a request ends that may have several lines, by its brackets and strings alone, so that a
/// malformed request does not swallow those after it.
///
/// The brackets that are open are bits on a stack as deep as JSON may be nested here; deeper ones are only
/// counted. A string ends with its line, as JSON has it. A bracket of the wrong kind closes all up to one of its
/// kind, or else the innermost.
struct RequestExtent {
  /// What the requests are in.
  enum Surroundings {
    /// One array: a comma or the array's bracket ends a request.
    case array
    /// Nothing: a line end, with no bracket open, ends a request.
    case none
  }

  let surroundings: Surroundings
  /// By how many bytes the lines are indented in which requests begin; `nil` when they begin within lines.
  let indentation: Int?

  private var depth = 0
  /// A bit for each open bracket, the outermost lowest: set for a brace.
  private var braces: UInt64 = 0
  private var isInString = false
  private var isAfterBackslash = false
  /// The last byte that is neither space nor in a string, and 0 before the first.
  private var last: UInt8 = 0
  /// How many bytes the current line begins with that are space, or `nil` after them.
  private var indent: Int?

  init(in surroundings: Surroundings, indentation: Int?) {
    self.surroundings = surroundings
    self.indentation = indentation
  }

  /// Whether a bracket is open.
  var isOpen: Bool { depth > 0 }

  /// Whether a bracket has closed one of another kind.
  private(set) var isMismatched = false

  /// Goes on through more bytes of the request. Returns the offset of the first one that is beyond it.
  mutating func end(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    for index in range {
      let byte = bytes[index]
      if isInString {
        passInString(byte)
      } else if endsBefore(byte) {
        return index
      } else {
        pass(byte)
      }
    }
    return nil
  }

  private func endsBefore(_ byte: UInt8) -> Bool {
    switch (byte, surroundings) {
    case (UInt8(ascii: "\n"), .none): depth == 0
    case (UInt8(ascii: ","), .array), (UInt8(ascii: "]"), .array): depth == 0
    case (UInt8(ascii: "{"), _): beginsAnother
    default: false
    }
  }

  /// Whether a brace here begins the next request: after one that is complete, or where the lines of requests
  /// begin and JSON allows no brace.
  private var beginsAnother: Bool {
    if depth == 0 {
      return surroundings == .array && (last == UInt8(ascii: "}") || last == UInt8(ascii: "]"))
    }
    guard let indentation, indent == indentation else { return false }
    return forbidsBrace
  }

  /// Whether JSON allows no brace here, with a bracket open.
  var forbidsBrace: Bool {
    guard depth <= UInt64.bitWidth else { return false }
    return switch last {
    case UInt8(ascii: ":"): !isInObject
    case UInt8(ascii: ","), UInt8(ascii: "["): isInObject
    default: true
    }
  }

  private mutating func passInString(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      isInString = false
      isAfterBackslash = false
      indent = 0
    } else if isAfterBackslash {
      isAfterBackslash = false
    } else if byte == UInt8(ascii: "\\") {
      isAfterBackslash = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }

  private mutating func pass(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"):
      indent = 0
      return
    case 0x20, 0x09, 0x0D:
      if let indent { self.indent = indent + 1 }
      return
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"): open(isBrace: true)
    case UInt8(ascii: "["): open(isBrace: false)
    case UInt8(ascii: "}"): close(isBrace: true)
    case UInt8(ascii: "]"): close(isBrace: false)
    default: break
    }
    last = byte
    indent = nil
  }

  /// Whether the innermost open bracket is a brace.
  private var isInObject: Bool { isBrace(at: depth - 1) }

  private func isBrace(at level: Int) -> Bool { braces >> UInt64(level) & 1 == 1 }

  private mutating func open(isBrace: Bool) {
    if depth < UInt64.bitWidth {
      let bit = UInt64(1) << UInt64(depth)
      braces = isBrace ? braces | bit : braces & ~bit
    }
    depth += 1
  }

  private mutating func close(isBrace: Bool) {
    guard depth > 0 else { return }
    if depth <= UInt64.bitWidth, isInObject != isBrace { isMismatched = true }
    if depth <= UInt64.bitWidth,
      let level = (0..<depth).last(where: { self.isBrace(at: $0) == isBrace })
    {
      depth = level
    } else {
      depth -= 1
    }
  }
}
