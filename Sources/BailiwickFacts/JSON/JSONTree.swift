/// A JSON text as it was read: its values in the order in which they begin, in one flat array.
///
/// Each value knows the number after the last value within it. The text `{"a":[1,2],"b":3}` is
///
///     0  object      next 7
///     1    key "a"   next 2
///     2    array     next 5
///     3      1       next 4
///     4      2       next 5
///     5    key "b"   next 6
///     6    3         next 7
package struct JSONTree: Sendable {
  /// The text, which is UTF-8.
  package let bytes: [UInt8]
  let nodes: [Node]

  /// A value, or the key of a member, and where it is written.
  struct Node {
    let kind: JSONKind
    /// The offset of its first byte; of a string, that is the quotation mark.
    let start: Int32
    /// The offset after its last byte.
    var end: Int32
    /// The number of the node that follows it and all within it.
    var next: Int32
  }

  /// How many nodes there are.
  package var count: Int { nodes.count }

  /// The number of the value that is the whole text.
  package static let root = 0

  init(bytes: [UInt8], nodes: [Node]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// What a value is.
  package func kind(_ node: Int) -> JSONKind { nodes[node].kind }

  /// Where a value is written, with its quotation marks or brackets.
  package func range(_ node: Int) -> Range<Int> { Int(nodes[node].start)..<Int(nodes[node].end) }

  /// The elements of an array, in order.
  package func elements(of array: Int) -> Elements {
    Elements(nodes: nodes, position: array + 1, end: Int(nodes[array].next))
  }

  /// The members of an object, in order.
  package func members(of object: Int) -> Members {
    Members(nodes: nodes, position: object + 1, end: Int(nodes[object].next))
  }

  /// Goes through the elements of an array.
  package struct Elements: Sequence, IteratorProtocol {
    let nodes: [Node]
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = Int(nodes[position].next) }
      return position
    }
  }

  /// Goes through the members of an object.
  package struct Members: Sequence, IteratorProtocol {
    let nodes: [Node]
    var position: Int
    let end: Int

    package mutating func next() -> (key: Int, value: Int)? {
      guard position < end else { return nil }
      let key = position
      position = Int(nodes[key + 1].next)
      return (key, key + 1)
    }
  }
}

/// What a JSON value is.
package enum JSONKind: UInt8, Sendable {
  case null, `true`, `false`, number, string
  /// A string in which something is written as an escape.
  case escapedString
  case array, object

  /// The kind in words, as a message has it.
  package var description: String {
    switch self {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: "a number"
    case .string, .escapedString: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
