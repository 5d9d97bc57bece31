/// A JSON text as it was read: its values in the order in which they begin.
package struct JSONTree: Sendable {
  /// The text, which is UTF-8.
  package let bytes: [UInt8]
  let nodes: JSONNodes

  /// The number of the value that is the whole text.
  package static let root = 0

  init(bytes: [UInt8], nodes: JSONNodes) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// The numbers of all values and keys.
  package var all: [Int] { Array(sequence(first: Self.root, next: nodes.successor).prefix { $0 < nodes.end }) }

  /// What a value is.
  package func kind(_ node: Int) -> JSONKind { nodes.kind(node) }

  /// The offset of a value's first byte: its quotation mark, its bracket.
  package func start(_ node: Int) -> Int { nodes.start(node) }

  /// The elements of an array, in order.
  package func elements(of array: Int) -> Elements {
    Elements(nodes: nodes, position: nodes.successor(array), end: nodes.next(array))
  }

  /// How many elements an array has.
  func elementCount(of array: Int) -> Int { elements(of: array).reduce(0) { count, _ in count + 1 } }

  /// The members of an object, in order.
  package func members(of object: Int) -> Members {
    Members(nodes: nodes, position: nodes.successor(object), end: nodes.next(object))
  }

  /// Goes through the elements of an array.
  package struct Elements: Sequence, IteratorProtocol {
    let nodes: JSONNodes
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = nodes.next(position) }
      return position
    }
  }

  /// Goes through the members of an object.
  package struct Members: Sequence, IteratorProtocol {
    let nodes: JSONNodes
    var position: Int
    let end: Int

    package mutating func next() -> (key: Int, value: Int)? {
      guard position < end else { return nil }
      let key = position
      position = nodes.next(key + 1)
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
