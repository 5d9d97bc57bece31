import BailiwickModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The tests of texts, by number, on bytes.
final class TextTests: Sendable {
  private struct Coded {
    enum Kind: UInt8 {
      case oneOf, matches, contains, startsWith, endsWith
    }

    var kind: Kind
    /// The first of its constants; of a pattern, its number.
    var first: Int32
    var count: Int32
  }

  private struct Constant {
    var start: Int
    var count: Int
  }

  private let tests: FlatArray<Coded>
  private let constants: FlatArray<Constant>
  private let bytes: FlatArray<UInt8>
  private let patterns: [TextPattern]
  /// By test: what a text has at least of which it holds.
  private let needed: FlatArray<TextMarks>
  private let unretained: FlatArray<Unmanaged<TextPattern>>
  var count: Int { tests.count }

  init(_ tests: [TextTest]) {
    var coded: [Coded] = []
    var constants: [Constant] = []
    var bytes: [UInt8] = []
    var patterns: [TextPattern] = []
    func add(_ kind: Coded.Kind, _ texts: some Collection<Spelling>) {
      coded.append(Coded(kind: kind, first: Int32(constants.count), count: Int32(texts.count)))
      for text in texts {
        constants.append(Constant(start: bytes.count, count: text.utf8.count))
        bytes += text.utf8
      }
    }
    for test in tests {
      switch test {
      case .oneOf(let texts): add(.oneOf, texts)
      case .contains(let text): add(.contains, [text])
      case .startsWith(let text): add(.startsWith, [text])
      case .endsWith(let text): add(.endsWith, [text])
      case .matches(let pattern):
        coded.append(Coded(kind: .matches, first: Int32(patterns.count), count: 0))
        patterns.append(pattern)
      }
    }
    self.tests = FlatArray(coded)
    needed = FlatArray(tests.map(\.needs))
    self.constants = FlatArray(constants)
    self.bytes = FlatArray(bytes)
    self.patterns = patterns
    unretained = FlatArray(patterns.map(Unmanaged.passUnretained))
  }

  @inline(__always)
  func needs(_ number: Int32) -> TextMarks { needed.start[Int(number)] }

  /// Whether a test holds of a text; `nil` when a regular expression ran into its limits.
  func holds(_ number: Int32, of text: UnsafePointer<UInt8>, count: Int, _ matching: PatternMatching) -> Bool? {
    let test = tests.start[Int(number)]
    if test.kind == .matches {
      return unretained.start[Int(test.first)]._withUnsafeGuaranteedRef {
        matching.matches($0, text, count: count)
      }
    }
    for constant in Int(test.first)..<Int(test.first + test.count) {
      let (start, length) = (constants.start[constant].start, constants.start[constant].count)
      guard length <= count else { continue }
      let wanted = bytes.start + start
      switch test.kind {
      case .oneOf: if length == count, memcmp(text, wanted, length) == 0 { return true }
      case .startsWith: if memcmp(text, wanted, length) == 0 { return true }
      case .endsWith: if memcmp(text + (count - length), wanted, length) == 0 { return true }
      case .contains: if ByteSearch.isContained(wanted, length, in: text, count) { return true }
      case .matches: break
      }
    }
    return false
  }
}

extension TextTest {
  /// The marks of every text of which it holds.
  fileprivate var needs: TextMarks {
    switch self {
    case .oneOf: []
    case .contains(let text), .startsWith(let text), .endsWith(let text): TextMarks(of: text.utf8)
    case .matches(let pattern): pattern.needs
    }
  }
}
