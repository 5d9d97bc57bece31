/// The words that are keywords everywhere (§1 of the reference). All others are keywords only where
/// the grammar expects them.
public enum ReservedWords {
  public static let all: Set<String> = [
    "and", "or", "not", "any", "every", "no", "all", "none", "one", "of", "at", "exactly", "between",
    "before", "after", "known", "unknown", "in", "outside", "possibly", "is", "tagged", "with", "for",
    "from", "when", "unless", "under", "until", "through", "because", "notice", "by",
  ]

  /// The same as numbers, by how many bytes they have: at most eight.
  private static let numbers = (0...8).map { length in
    all.filter { $0.utf8.count == length }.map { number($0.utf8) }
  }

  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    word.count < numbers.count && numbers[word.count].contains(number(word))
  }

  /// A word's bytes, the last the lowest.
  private static func number(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension [UInt8] {
  /// Whether a word stands at these offsets, and nothing else.
  func has(_ word: StaticString, at offsets: Range<Int>) -> Bool {
    guard offsets.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount where self[offsets.lowerBound + index] != word.utf8Start[index] {
      return false
    }
    return true
  }
}
