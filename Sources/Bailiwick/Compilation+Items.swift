import BailiwickSource
import BailiwickSyntax

extension Compilation {
  /// The text of the item in which a finding stands, for its fingerprint.
  public func itemText(_ finding: Finding) -> String {
    let range = finding.range
    guard let tree = trees.first(where: { $0.file.id == range.file }) else { return "" }
    return tree.file.text((ItemIndex(tree).item(holding: range) ?? range).offsets)
  }
}
