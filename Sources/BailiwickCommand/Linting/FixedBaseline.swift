import Bailiwick

/// What fixes make of a baseline: entries of items that they change are carried over, stale ones taken out.
struct FixedBaseline {
  /// As it was.
  let file: SourceFile
  let bytes: [UInt8]
  private let carried: Int
  private let pruned: Int

  /// `nil` where nothing changes.
  init?(_ file: SourceFile, after other: SourceFile, carried: Int, _ stale: [SourceRange]) {
    guard carried > 0 || !stale.isEmpty else { return nil }
    self.file = file
    self.carried = carried
    pruned = stale.count
    var bytes = other.bytes
    for range in stale.sorted().reversed() { bytes.removeSubrange(range.offsets) }
    self.bytes = bytes
  }

  /// - Parameter would: what goes before a participle of what is not yet done.
  func words(would: String) -> [String] {
    func entries(_ count: Int) -> String { "\(count) \(count == 1 ? "entry" : "entries")" }
    return [
      carried == 0 ? nil : "\(entries(carried)) \(would)carried over in \(file.name)",
      pruned == 0 ? nil : "\(entries(pruned)) \(would)taken out of \(file.name)",
    ].compactMap(\.self)
  }
}
