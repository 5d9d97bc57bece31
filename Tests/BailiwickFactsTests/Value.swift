import BailiwickFacts

/// A JSON value apart from how it is written.
indirect enum Value: Equatable {
  case null
  case flag(Bool)
  case number(Int64)
  case text(String)
  case array([Value])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: Value
  }

  /// What a tree has at a node.
  init(_ tree: JSONTree, _ node: Int) {
    switch tree.kind(node) {
    case .null: self = .null
    case .true: self = .flag(true)
    case .false: self = .flag(false)
    case .number:
      guard case .integer(let integer) = tree.integer(node) else { fatalError("only integers are written") }
      self = .number(integer)
    case .string, .escapedString: self = .text(tree.text(node))
    case .array: self = .array(tree.elements(of: node).map { Value(tree, $0) })
    case .object:
      self = .object(
        tree.members(of: node).map { Member(key: tree.text($0.key), value: Value(tree, $0.value)) })
    }
  }

  static func random(depth: Int, _ chance: inout Chance) -> Value {
    switch chance.below(depth > 0 ? 7 : 4) {
    case 0: return .null
    case 1: return .flag(chance.below(2) == 0)
    case 2: return .number(Int64(truncatingIfNeeded: chance.next()) >> Int64(chance.below(64)))
    case 3: return .text(randomText(&chance))
    case 4: return .array((0..<chance.below(5)).map { _ in random(depth: depth - 1, &chance) })
    default:
      let count = chance.one(of: [0, 1, 2, 3, 20])
      return .object(
        (0..<count).map {
          Member(key: randomText(&chance) + "\($0)", value: random(depth: depth - 1, &chance))
        })
    }
  }

  private static func randomText(_ chance: inout Chance) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\0", "\u{1F}", " ", "é", "六", "\u{FFFF}", "😀", "\u{10FFFF}",
    ]
    var text = ""
    for _ in 0..<chance.below(5) { text.unicodeScalars.append(chance.one(of: scalars)) }
    return text
  }
}

/// Writing, with every freedom that JSON leaves.
extension Value {
  func written(_ chance: inout Chance) -> String {
    let space = Self.space(&chance)
    switch self {
    case .null: return space + "null"
    case .flag(let flag): return space + "\(flag)"
    case .number(let number): return space + "\(number)" + chance.one(of: ["", ".0", "e0", "E+0", ".00e-0"])
    case .text(let text): return space + Self.quoted(text, &chance)
    case .array(let elements):
      return space + "[" + elements.map { $0.written(&chance) }.joined(separator: ",") + Self.space(&chance)
        + "]"
    case .object(let members):
      let written = members.map {
        Self.quoted($0.key, &chance) + Self.space(&chance) + ":" + $0.value.written(&chance)
      }
      return space + "{" + written.joined(separator: Self.space(&chance) + ",") + "}" + Self.space(&chance)
    }
  }

  private static func space(_ chance: inout Chance) -> String {
    chance.one(of: ["", "", "", " ", "\t", "\r\n", "\n  "])
  }

  private static func quoted(_ text: String, _ chance: inout Chance) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || chance.below(4) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: chance.below(2) == 0)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
