import BailiwickReporting

extension ByteWriter {
  mutating func add(_ value: JSONValue) {
    switch value {
    case .null: add(0)
    case .bool(let flag): add(flag ? 2 : 1)
    case .integer(let number):
      add(3)
      add(number)
    case .string(let text):
      add(4)
      add(text)
    case .array(let values):
      add(5)
      add(values) { $0.add($1) }
    case .object(let object):
      add(6)
      add(object.members) { writer, member in
        writer.add(word: member.name)
        writer.add(member.value)
      }
    }
  }
}

extension ByteReader {
  /// - Parameter depth: how deep the value lies in others.
  mutating func json(depth: Int = 0) throws(DamagedBytes) -> JSONValue {
    guard depth < 100 else { throw DamagedBytes() }
    switch try number() {
    case 0: return .null
    case 1: return .bool(false)
    case 2: return .bool(true)
    case 3: return .integer(try number())
    case 4: return .string(try text())
    case 5: return .array(try list { reader throws(DamagedBytes) in try reader.json(depth: depth + 1) })
    case 6:
      var object = JSONObject()
      for _ in 0..<(try count()) { object.append(try word(), try json(depth: depth + 1)) }
      return .object(object)
    default: throw DamagedBytes()
    }
  }
}
