import BailiwickChecks
import BailiwickReporting
import BailiwickSource

/// Parts findings into those that a baseline knows and the others, and finds what is wrong with its entries.
public struct Baselining: Sendable {
  public private(set) var told: [Finding] = []
  /// How many the baseline knows.
  public private(set) var count = 0

  /// - Parameters:
  ///   - linted: what is found.
  ///   - file: the number that the baseline has as a file, beside those of the programs.
  ///   - folders: those of which every policy was looked at, so that what the baseline names there and is not there is
  ///     no more.
  ///   - settings: what holds for the checks in such a policy, by its path.
  public init(
    _ linted: LintedPrograms, _ baseline: Baseline, as file: FileID, lookingAt folders: LookedAtFolders,
    settings: (String) throws -> CheckSettings
  ) rethrows {
    let prints = fingerprints(of: linted.findings, in: linted.itemTexts)
    let names = linted.files.map(baseline.name)
    var open: [Baseline.Entry: Int] = [:]
    for (number, entry) in baseline.entries.enumerated() { open[entry.entry] = open[entry.entry] ?? number }
    for (finding, fingerprint) in zip(linted.findings, prints) {
      let entry = Baseline.Entry(
        file: names[Int(finding.range.file.number)], code: finding.kind.code, fingerprint: fingerprint)
      let settings = linted.settings(of: finding.range.file)
      if open.removeValue(forKey: entry) != nil, Self.mayBeKnown(finding, settings) {
        count += 1
      } else {
        told.append(finding)
      }
    }
    let lookedAt = Dictionary(zip(names, linted.files.map(\.id))) { first, _ in first }
    for (number, (entry, line)) in baseline.entries.enumerated() {
      let range = SourceRange(file: file, start: line.lowerBound, end: line.upperBound)
      guard let id = lookedAt[entry.file] else {
        if let lost = folders.lost(baseline.places(of: entry)) {
          let settings = try settings(lost)
          let problem = Self.problem(entry, range, settings) ?? Self.lost(entry, range)
          told += [settings.told(problem)].compactMap(\.self)
        }
        continue
      }
      let settings = linted.settings(of: id)
      if let problem = Self.problem(entry, range, settings) {
        told.append(problem)
      } else if open[entry] == number, linted.ran(entry.code, in: id) {
        told += [Self.stale(entry, range)].compactMap(settings.told)
      }
    }
  }

  /// Whether a finding can be put into a baseline: what can be accepted, can.
  public static func mayBeKnown(_ finding: Finding, _ settings: CheckSettings) -> Bool {
    Check.named(finding.kind.code)?.isAcceptable(settings) ?? false
  }

  private static func problem(_ entry: Baseline.Entry, _ range: SourceRange, _ settings: CheckSettings) -> Finding? {
    guard let check = Check.named(entry.code) else {
      return Finding(.unknownCheck, "\(UnknownCheck(entry.code))", at: range)
    }
    return check.isAcceptable(settings)
      ? nil : Finding(.notAcceptable, "the baseline cannot know a \(check.name)", at: range)
  }

  private static func stale(_ entry: Baseline.Entry, _ range: SourceRange) -> Finding {
    let name = Check.named(entry.code)?.name ?? entry.code
    return finding("\(entry.file) has no \(name) any more that this entry knows", range)
  }

  private static func lost(_ entry: Baseline.Entry, _ range: SourceRange) -> Finding {
    finding("there is no \(entry.file) any more, of which this entry knows something", range)
  }

  private static func finding(_ message: String, _ range: SourceRange) -> Finding {
    Finding(.staleBaseline, message, at: range, fixes: [Fix("take the entry away", .safe, [.init(range, "")])])
  }
}
