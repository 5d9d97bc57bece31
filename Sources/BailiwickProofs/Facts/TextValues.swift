import BailiwickModel
import BailiwickSource

/// What is required of a text: tests that it must, or must not, pass.
///
/// Regular expressions are opaque: two different ones are independent, and any combination of answers is taken to be
/// possible. Only a text that must be one of the policy's constants decides them. All other tests are exact: a text
/// that passes can be put together from the parts that are demanded, with a letter between them that occurs in no
/// part, unless one of the demanded parts itself contains what is forbidden.
struct TextValues: Sendable {
  private(set) var demands: [Demand] = []
  /// Whether a text is to be found that passes, regular expressions included, rather than none to be ruled out.
  let isSought: Bool
  /// Whether a test is to be passed and not to be passed.
  private var isContradictory = false
  /// A text that passes, where one was looked for: what is copied and still demands the same knows it, too.
  private var known: Once<String?>?

  init(isSought: Bool = false) { self.isSought = isSought }

  struct Demand: Hashable, Sendable {
    let test: TextTest
    let isWanted: Bool

    func isMet(by text: String) -> Bool { test.value(of: Spelling(text)) == (isWanted ? .yes : .no) }
  }

  mutating func add(_ test: TextTest, isWanted: Bool) {
    for demand in demands where demand.test == test {
      if demand.isWanted == isWanted { return }
      isContradictory = true
    }
    demands.append(Demand(test: test, isWanted: isWanted))
    known = Once()
  }

  /// Whether some text passes, with opaque regular expressions unless it is sought.
  var isPossible: Bool {
    if let constants { return constants.contains(where: meetsAll) }
    if isSought, asksOpaquely { return Parts(demands).flatMap { firstLikely($0, where: meetsAll) } != nil }
    guard !isContradictory, let parts = Parts(demands) else { return false }
    let plain = demands.filter { !$0.test.isOpaque }
    let forbidden = plain.filter { !$0.isWanted }
    func isAllowed(_ text: String) -> Bool { forbidden.allSatisfy { $0.isMet(by: text) } }
    return forbidden.isEmpty || parts.whole.contains(where: isAllowed)
      || isAllowed(parts.bare) && plain.allSatisfy { $0.isMet(by: parts.bare) }
  }

  /// A text that passes, regular expressions included, the plainest first; none may be found though one exists.
  var example: String? {
    func find() -> String? { example(isTaken: { _ in false }) }
    return known.map { $0.value(find) } ?? find()
  }

  /// The same, apart from texts that cannot be used.
  func example(isTaken: (String) -> Bool) -> String? {
    if let constants { return constants.first { !isTaken($0) && meetsAll($0) } }
    guard let parts = Parts(demands) else { return nil }
    func isWanted(_ text: String) -> Bool { !isTaken(text) && meetsAll(text) }
    return firstLikely(parts, where: isWanted)
      ?? (2..<100).lazy.flatMap { [likely = likelyTexts(parts).prefix(8)] number in
        likely.flatMap { ["\($0)\(number)", "\($0) \(number)", "\(number) \($0)"] }
      }
      .first(where: isWanted)
  }

  /// Texts made of what is demanded and of what regular expressions are likely to match, the plainest first.
  private func likelyTexts(_ parts: Parts) -> [String] {
    let samples = samples
    return parts.texts + samples + parts.texts(around: samples)
  }

  /// The first of these that is wanted. More of them are made only where the plainer ones are not.
  private func firstLikely(_ parts: Parts, where isWanted: (String) -> Bool) -> String? {
    if let text = parts.texts.first(where: isWanted) { return text }
    let samples = samples
    if let text = samples.first(where: isWanted) ?? parts.texts(around: samples).first(where: isWanted) { return text }
    let joined = joinedSamples
    return joined.first(where: isWanted) ?? parts.texts(around: joined).first(where: isWanted)
  }

  /// What the regular expressions that it must match are likely to match.
  private var samples: [String] { wantedPatterns.flatMap { PatternSamples($0).texts.map(\.text) } }

  /// The same of several together: what one matches after what another does.
  private var joinedSamples: [String] {
    let patterns = wantedPatterns
    guard patterns.count > 1 else { return [] }
    let each = patterns.prefix(3).map { PatternSamples($0).texts.prefix(6).map(\.text) }
    func joined(_ each: some Sequence<[String]>) -> [String] {
      each.reduce([""]) { texts, samples in texts.flatMap { text in samples.map { text + $0 } } }
    }
    return joined(each) + joined(each.reversed())
  }

  /// The regular expressions that it must match.
  private var wantedPatterns: [TextPattern] {
    demands.compactMap { demand in
      if case .matches(let pattern) = demand.test, demand.isWanted { pattern } else { nil }
    }
  }

  private var asksOpaquely: Bool { demands.contains { $0.test.isOpaque } }

  /// Whether regular expressions are taken to have an answer for which no text was found.
  var isSupposed: Bool { asksOpaquely && example == nil }

  /// Whether a text passes, regular expressions included.
  func meetsAll(_ text: String) -> Bool { demands.allSatisfy { $0.isMet(by: text) } }

  /// The texts of which it must be one, sorted; `nil` when it may be any other.
  private var constants: [String]? {
    let sets = demands.compactMap { demand -> Set<Spelling>? in
      guard case .oneOf(let texts) = demand.test, demand.isWanted else { return nil }
      return texts
    }
    guard let first = sets.first else { return nil }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }.sorted().map(\.text)
  }
}

extension TextTest {
  /// Whether its answers are not looked into.
  var isOpaque: Bool {
    if case .matches = self { true } else { false }
  }

  /// The texts that it mentions.
  fileprivate var mentioned: [Spelling] {
    switch self {
    case .oneOf(let texts): texts.sorted()
    case .contains(let text), .startsWith(let text), .endsWith(let text): [text]
    case .matches(let pattern): [Spelling(pattern.pattern)]
    }
  }
}

/// What a text must begin with, contain and end with.
private struct Parts {
  private var start = ""
  private var middle: [String] = []
  private var end = ""
  private let demands: [TextValues.Demand]

  /// Fails when the demanded starts, or the demanded ends, contradict each other.
  init?(_ demands: [TextValues.Demand]) {
    self.demands = demands
    for demand in demands where demand.isWanted {
      switch demand.test {
      case .startsWith(let text):
        guard let longer = Self.longer(start, text.text, { $0.utf8.starts(with: $1.utf8) }) else { return nil }
        start = longer
      case .endsWith(let text):
        guard let longer = Self.longer(end, text.text, { $0.utf8.reversed().starts(with: $1.utf8.reversed()) }) else {
          return nil
        }
        end = longer
      case .contains(let text): middle.append(text.text)
      case .oneOf, .matches: break
      }
    }
  }

  /// A letter that no test mentions.
  private var separator: String {
    Self.unusedLetter(in: demands.flatMap { $0.test.mentioned.map(\.text) }.joined())
  }

  /// Texts made of the parts. Where any text passes, one of these does: what the last contains is in a part, or has
  /// the separator.
  var texts: [String] { [bare] + whole }

  /// The start and the end, which may have the other parts in them.
  var bare: String { start + end }

  /// Texts that have all parts.
  var whole: [String] {
    let separator = separator
    let inner = middle.joined(separator: separator)
    return [
      start + inner + end, start + separator + inner + end, start + inner + separator + end,
      start + separator + inner + separator + end, start + separator + separator + inner + separator + end,
    ]
  }

  func texts(around samples: [String]) -> [String] {
    let separator = separator
    let inner = middle.joined(separator: separator)
    var found: [String] = []
    for sample in samples {
      found.append(start + sample + end)
      found.append(start + inner + sample + end)
      found.append(start + sample + inner + end)
      found.append([start, sample, inner, end].joined(separator: separator))
      found.append([sample, start + inner + end].joined(separator: separator))
    }
    found.append(samples.joined())
    found.append(start + samples.joined(separator: separator) + inner + end)
    return found
  }

  private static func longer(_ one: String, _ two: String, _ covers: (String, String) -> Bool) -> String? {
    covers(one, two) ? one : covers(two, one) ? two : nil
  }

  private static func unusedLetter(in text: String) -> String {
    let used = text.unicodeScalars
    let latin = (UInt32(97)...122).reversed().lazy.compactMap(Unicode.Scalar.init)
    let others = (UInt32(0x4E00)...0x9FFF).lazy.compactMap(Unicode.Scalar.init)
    let letter = latin.first { !used.contains($0) } ?? others.first { !used.contains($0) } ?? "z"
    return String(Character(letter))
  }
}

extension TextValues {
  /// A text that passes all but the regular expressions, for where none is found that passes those, too.
  func placeholder(isTaken: (String) -> Bool = { _ in false }) -> String? {
    let plain = demands.filter { !$0.test.isOpaque }
    return Parts(demands)?.texts.first { text in !isTaken(text) && plain.allSatisfy { $0.isMet(by: text) } }
  }
}
