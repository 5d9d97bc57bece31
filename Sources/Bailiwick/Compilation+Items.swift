import BailiwickReporting
import BailiwickSource
import BailiwickSyntax

extension Compilation {
  /// The items in which findings stand, for their fingerprints. To be asked for once, for many findings.
  public var itemTexts: ItemTexts {
    let items = Dictionary(trees.map { ($0.file.id, (file: $0.file, items: ItemIndex($0))) }) { first, _ in first }
    return ItemTexts(
      range: { items[$0.range.file]?.items.item(holding: $0.range) ?? $0.range },
      text: { items[$0.file]?.file.text($0.offsets) ?? "" })
  }
}
