import BailiwickSource
import BailiwickSyntax

extension Compilation {
  /// The text of the item in which a finding stands, for its fingerprint. To be asked for once, for many findings.
  public var itemText: (Finding) -> String {
    let items = Dictionary(trees.map { ($0.file.id, (file: $0.file, items: ItemIndex($0))) }) { first, _ in first }
    return { finding in
      guard let (file, items) = items[finding.range.file] else { return "" }
      return file.text((items.item(holding: finding.range) ?? finding.range).offsets)
    }
  }
}
