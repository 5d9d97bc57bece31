/// The texts of at most two bytes that have been met: the only ones that can be in one request so often that it matters
/// whether each is kept.
struct ShortTexts {
  private var met: Set<UInt32> = []

  /// Whether a text is to be kept: one that is longer, or that has not been met.
  mutating func insert(_ text: String) -> Bool {
    guard text.utf8.count <= 2 else { return true }
    return met.insert(text.utf8.reduce(1) { $0 << 8 | UInt32($1) }).inserted
  }
}
