/// The values and keys of a JSON text in the order in which they begin, in few bytes: there may be millions.
///
/// A node is what it is and where it begins, in one word: a text has at most 2²⁴ bytes. After an object or array that
/// has something in it there is one more word, with the number of the node that follows it and all within it. Where a
/// value ends its bytes tell.
///
///     {"a":[1,2],"b":3}     word 0  object at 0     6  number at 8
///                                1  next is 9       7  key at 11
///                                2  key at 1        8  number at 15
///                                3  array at 5
///                                4  next is 7
///                                5  number at 6
struct JSONNodes: Sendable {
  private var words: [UInt32] = []

  private static let startBits: UInt32 = 24
  /// Says of an object or array that nothing is in it.
  private static let emptyBit: UInt32 = 1 << 31

  /// The number of a node that would be added now.
  var end: Int { words.count }

  func kind(_ node: Int) -> JSONKind {
    JSONKind(rawValue: UInt8((words[node] & ~Self.emptyBit) >> Self.startBits)) ?? .null
  }

  /// The offset of its first byte; of a string, that is the quotation mark.
  func start(_ node: Int) -> Int { Int(words[node] & (1 << Self.startBits - 1)) }

  /// The number of the node that follows it and all within it.
  func next(_ node: Int) -> Int { hasContents(node) ? Int(words[node + 1]) : node + 1 }

  /// The number of the node after it, which is within it if it has any.
  func successor(_ node: Int) -> Int { hasContents(node) ? node + 2 : node + 1 }

  /// Whether something is in it, or may still be.
  private func hasContents(_ node: Int) -> Bool { words[node] & Self.emptyBit == 0 && kind(node).isContainer }

  /// Adds a node; an object or array must be closed later.
  mutating func append(_ kind: JSONKind, at start: Int) {
    words.append(UInt32(kind.rawValue) << Self.startBits | UInt32(start))
    if kind.isContainer { words.append(0) }
  }

  /// Says that all within an object or array has been added.
  mutating func close(_ node: Int) {
    if words.count > node + 2 {
      words[node + 1] = UInt32(words.count)
    } else {
      words.removeLast()
      words[node] |= Self.emptyBit
    }
  }

  /// Makes room for the nodes of a text, so that a long one's need not be moved: as many as there can be, since room
  /// that is not used takes no memory.
  mutating func reserve(for bytes: [UInt8]) {
    guard bytes.count > 1 << 16 else { return words.reserveCapacity(bytes.count / 6 + 4) }
    var count = 2
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ":"): count += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): count += 3
      default: break
      }
    }
    words.reserveCapacity(count)
  }
}

extension JSONKind {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .true, .false, .number, .string, .escapedString: false
    }
  }
}
