/// Reads a JSON text strictly by RFC 8259, without recursion: what is open stands on a stack of limited depth.
struct JSONParser {
  let bytes: [UInt8]
  let depthLimit: Int
  var position = 0
  var nodes = JSONNodes()
  private var open: [Container] = []

  /// An object or array whose end has not come yet.
  private struct Container {
    let node: Int
    let isObject: Bool
    /// How many members or elements have begun.
    var count = 0
    /// Whether the last of them has not ended.
    var isInside = false
    /// The key of the last member that has begun.
    var key = 0
  }

  /// What may come next.
  private enum State {
    case value, firstKey, key, firstElement, afterValue
  }

  init(_ bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    nodes.reserve(for: bytes)
  }

  mutating func parse() throws(JSONError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark, at: 0) }
    var state = State.value
    while true {
      skipSpace()
      guard position < bytes.count else {
        if open.isEmpty, state == .afterValue { return }
        throw error(.truncated, at: position)
      }
      switch state {
      case .value: state = try parseValue()
      case .firstElement: state = bytes[position] == UInt8(ascii: "]") ? close() : try parseValue()
      case .firstKey: state = bytes[position] == UInt8(ascii: "}") ? close() : try parseKey()
      case .key: state = try parseKey()
      case .afterValue: state = try parseSeparator()
      }
    }
  }

  private mutating func parseValue() throws(JSONError) -> State {
    if let last = open.indices.last, !open[last].isObject {
      open[last].count += 1
      open[last].isInside = true
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try openContainer(isObject: true)
    case UInt8(ascii: "["): return try openContainer(isObject: false)
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
    default: try parseWord()
    }
    return endValue()
  }

  private mutating func openContainer(isObject: Bool) throws(JSONError) -> State {
    guard open.count < depthLimit else { throw error(.tooDeep(limit: depthLimit), at: position) }
    open.append(Container(node: nodes.end, isObject: isObject))
    nodes.append(isObject ? .object : .array, at: position)
    position += 1
    return isObject ? .firstKey : .firstElement
  }

  private mutating func parseKey() throws(JSONError) -> State {
    guard bytes[position] == UInt8(ascii: "\"") else { throw unexpected(.key) }
    let last = open.count - 1
    open[last].key = nodes.end
    try parseString()
    open[last].count += 1
    open[last].isInside = true
    skipSpace()
    guard position < bytes.count else { throw error(.truncated, at: position) }
    guard bytes[position] == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position += 1
    return .value
  }

  /// Parses what stands after a value: a comma, or the end of what it is in.
  private mutating func parseSeparator() throws(JSONError) -> State {
    guard let container = open.last else { throw error(.trailingText, at: position) }
    let end = UInt8(ascii: container.isObject ? "}" : "]")
    if bytes[position] == UInt8(ascii: ",") {
      let comma = position
      position += 1
      skipSpace()
      if position < bytes.count, bytes[position] == end { throw error(.trailingComma, at: comma) }
      return container.isObject ? .key : .value
    }
    guard bytes[position] == end else {
      throw unexpected(container.isObject ? .commaOrBrace : .commaOrBracket)
    }
    if container.isObject, let key = duplicateKey(in: container.node, count: container.count) {
      open[open.count - 1].key = key
      open[open.count - 1].isInside = true
      throw error(.duplicateKey(text(key)), at: nodes.start(key))
    }
    return close()
  }

  private mutating func close() -> State {
    position += 1
    nodes.close(open.removeLast().node)
    return endValue()
  }

  private mutating func endValue() -> State {
    if let last = open.indices.last { open[last].isInside = false }
    return .afterValue
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// An error in the value that is being parsed.
  func error(_ problem: JSONProblem, at offset: Int) -> JSONError {
    var path = JSONPath()
    if !problem.isAboutWholeText {
      for container in open where container.isInside {
        if container.isObject {
          path.append(key: text(container.key))
        } else {
          path.append(index: container.count - 1)
        }
      }
    }
    return JSONError(offset: offset, path: path.text, problem: problem)
  }

  private func text(_ node: Int) -> String {
    JSONTree(bytes: bytes, nodes: nodes).text(node)
  }
}
