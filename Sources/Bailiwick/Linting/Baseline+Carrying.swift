import BailiwickReporting
import BailiwickSource

extension Baseline {
  /// The same after fixes: what was known of an item is known of what the item has become. What is no more found there
  /// stays, and is stale.
  ///
  /// - Returns: the baseline, and how many of its entries are others.
  public func carried(over fixing: Fixing) -> (baseline: Baseline, count: Int) {
    let known = Set(entries.map(\.entry))
    // By what they say of which item, in source order.
    var open: [Sighting: [Entry]] = [:]
    var held: Set<Entry> = []
    for (finding, entry) in sightings(in: fixing.before) where known.contains(entry) && held.insert(entry).inserted {
      guard let (file, item) = fixing.before.item(holding: finding), fixing.moves.concerns(file),
        let number = fixing.moves.number(of: item, in: file)
      else { continue }
      open[Sighting(file: file, item: number, code: entry.code), default: []].append(entry)
    }
    guard !open.isEmpty else { return (self, 0) }
    var replacements: [Entry: Entry] = [:]
    for (finding, entry) in sightings(in: fixing.after) {
      guard let (file, item) = fixing.after.item(holding: finding) else { continue }
      let sighting = Sighting(file: file, item: item, code: entry.code)
      guard let former = open[sighting]?.first else { continue }
      open[sighting]?.removeFirst()
      if former != entry { replacements[former] = entry }
    }
    return (replacing(replacements), replacements.count)
  }

  private func sightings(in linted: LintedPrograms) -> [(Finding, Entry)] {
    let prints = fingerprints(of: linted.findings, in: linted.itemTexts)
    let names = linted.files.map(name)
    return zip(linted.findings, prints).map { finding, print in
      (
        finding,
        Entry(file: names[Int(finding.range.file.number)], code: finding.kind.code, fingerprint: print)
      )
    }
  }

  /// What a check finds in an item of a file.
  private struct Sighting: Hashable {
    let file: String
    let item: Int
    let code: String
  }
}
