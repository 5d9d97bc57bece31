/// Random numbers that are the same at each run (SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", 2014).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}

extension Chance {
  /// Changes a text in one to four places: bytes deleted, doubled, swapped for others, or put in.
  mutating func mutate(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0...below(4) where !text.isEmpty {
      let start = below(text.count)
      let range = start..<min(text.count, start + below(6))
      switch below(5) {
      case 0: text.removeSubrange(range)
      case 1: text.insert(contentsOf: text[range], at: start)
      case 2: text[start] = UInt8(below(256))
      case 3: text.insert(contentsOf: one(of: Self.scraps), at: start)
      default: text.replaceSubrange(range, with: one(of: Self.scraps))
      }
    }
    return text
  }

  private static let scraps = [
    "{", "}", "[", "]", "[]", "{}", ",", ":", "\"", "\\", "\n", " ", "null", "true", "-", "0", ".5", "e9",
    "\\ud83d",
    "\\u00", "\u{FEFF}", "é", "\u{0}", "\"a\":", "\"time\":", "[{", "}]", "},{", "\r\n{", "'",
    "9223372036854775808",
  ].map { Array($0.utf8) }
}
