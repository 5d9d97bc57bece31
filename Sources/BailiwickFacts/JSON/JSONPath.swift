/// Where in a JSON text a value stands, as a person writes it: `meeting.people[2].role`. The whole text has the
/// empty path. A key that is no plain word stands in brackets: `meeting["a key"]`.
struct JSONPath {
  private(set) var text = ""

  mutating func append(key: String) {
    guard Self.isWord(key) else {
      text += "[\"\(shortened(key))\"]"
      return
    }
    text += text.isEmpty ? key : "." + key
  }

  mutating func append(index: Int) {
    text += "[\(index)]"
  }

  private static func isWord(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.count <= lengthShown
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}

extension JSONTree {
  /// The path of a value; a key has the path of its member.
  package func path(to node: Int) -> String {
    var path = JSONPath()
    var container = Self.root
    while container != node {
      switch kind(container) {
      case .object:
        guard let member = members(of: container).first(where: { node < nodes.next($0.value) }) else {
          return path.text
        }
        path.append(key: text(member.key))
        if node == member.key { return path.text }
        container = member.value
      case .array:
        guard
          let (index, element) = elements(of: container).enumerated().first(where: {
            node < nodes.next($0.element)
          })
        else { return path.text }
        path.append(index: index)
        container = element
      case .null, .true, .false, .number, .string, .escapedString: return path.text
      }
    }
    return path.text
  }
}
