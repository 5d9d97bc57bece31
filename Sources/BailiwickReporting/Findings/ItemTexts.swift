import BailiwickSource

/// The items in which findings stand, for their fingerprints. An item is looked at once, however many findings it has.
public struct ItemTexts: Sendable {
  let range: @Sendable (Finding) -> SourceRange
  let text: @Sendable (SourceRange) -> String

  /// - Parameters:
  ///   - range: where the item stands that contains a finding; the finding's own range outside of any.
  ///   - text: what stands there.
  public init(
    range: @escaping @Sendable (Finding) -> SourceRange, text: @escaping @Sendable (SourceRange) -> String
  ) {
    self.range = range
    self.text = text
  }
}
