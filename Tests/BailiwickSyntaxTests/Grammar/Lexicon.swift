/// Words of each sort for derived sentences: those that authors write, and odd ones.
struct Lexicon {
  /// The grammar's keywords, which are names where they are not expected.
  private let keywords: [String]

  private static let names = [
    "participants", "participant", "meetings", "meeting", "hosts", "host", "account", "size", "topic",
    "location", "residence", "licensed", "country", "kind", "business", "role", "people", "block", "end",
    "suspend", "warn", "protect", "joining", "recording", "illegal-in-CN", "june-4th", "default",
    "viewer", "viewers", "hide",
  ]
  private static let oddNames = [
    "x", "i18n", "a-1", "b_", "c__d", "rule-7", "fro", "wen", "untill", "placeX", "illegal-in-US-CA",
    "notx", "inn", "aA", "réunion", "straße-2",
  ]
  private static let places = [
    "CN", "HK", "US", "US-CA", "CN-22", "EU", "UN", "World", "Claimed", "X", "T_1", "In", "Not", "Cn", "Île",
  ]
  private static let strings = [
    "\"\"", "\"419\"", "\"Northern Europe\"", "\"六四\"", "\"a \\\"quoted\\\" word\"", "\"back\\\\slash\"",
    "\"line\\nline\\ttab\"", "\"\\u{1F600}\"", "\"# no comment\"", "\"in CN or HK\"", "\"/\"", "\"é😀\"",
  ]
  private static let integers = ["0", "7", "10", "250", "1_000", "12_345_678"]
  private static let dates = ["2020-06-04", "2024-02-29", "1999-12-31"]
  private static let instants = [
    "2020-06-04T20:00:00Z", "2020-06-04T20:00:00+08:00", "2024-02-29T00:00:00-03:30",
  ]
  private static let expressions = [
    "/\\.cn$/", "/a/i", "/x|y/imsx", "/a\\/b/", "/[^\"# ]+/s", "/六四|8964/", "/(?<year>\\d{4}) \\\\/x",
  ]

  init(_ grammar: Grammar) {
    keywords = Set(grammar.rules.flatMap(\.body.literals)).filter { $0.first!.isLetter }.sorted()
  }

  func word(
    _ terminal: Network.Terminal, onNewLine: Bool, using random: inout SeededGenerator
  ) -> DerivedWord {
    let text =
      switch terminal.kind {
      case .upperCaseWord: random.pick(Self.places)
      case .lowerCaseWord: name(terminal, onNewLine: onNewLine, using: &random)
      case .string: random.pick(Self.strings)
      case .integer: random.pick(Self.integers)
      case .date: random.pick(Self.dates)
      case .instant: random.pick(Self.instants)
      case .regex: random.pick(Self.expressions)
      case .sign: random.pick([",", ".", ":", "(", ")", "="])
      case .invalid: random.pick(["%", "\"", "/", "-", ";", "六", "'"])
      }
    return DerivedWord(text: text, kind: terminal.kind, onNewLine: onNewLine)
  }

  /// On a new line no keyword, which the sentence before might take for itself.
  private func name(
    _ terminal: Network.Terminal, onNewLine: Bool, using random: inout SeededGenerator
  ) -> String {
    let rank = random.number(below: 10)
    if rank == 0, !onNewLine {
      let keyword = random.pick(keywords)
      if !terminal.exceptions.contains(keyword) { return keyword }
    }
    return random.pick(rank == 1 ? Self.oddNames : Self.names)
  }

  func keyword(using random: inout SeededGenerator) -> String { random.pick(keywords) }
}
