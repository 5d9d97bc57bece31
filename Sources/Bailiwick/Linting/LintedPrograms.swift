import BailiwickChecks
import BailiwickReporting
import BailiwickSource
import BailiwickSyntax

/// What is found in several programs, told once, though they share files.
public struct LintedPrograms: Sendable {
  /// Each file once, in the order in which the programs have them.
  public private(set) var files: [SourceFile] = []
  public private(set) var findings: [Finding] = []
  public private(set) var accepted: [AcceptedFinding] = []
  private var items: [ItemIndex] = []
  private var settings: [CheckSettings] = []
  /// By file: the codes of the checks that were able to find something in all of its programs.
  private var ran: [Set<String>] = []

  public init(_ programs: [LintedProgram]) {
    var numbers: [String: FileID] = [:]
    let ids = programs.map { program in program.files.indices.map { number($0, of: program, &numbers) } }
    var programCounts: [FileID: Int] = [:]
    for id in ids.joined() { programCounts[id, default: 0] += 1 }
    let sharesFiles = programCounts.values.contains { $0 > 1 }
    let isShared = { (finding: Finding) in programCounts[finding.range.file, default: 0] > 1 }
    // By program: the same is told once, though programs may have different witnesses for it.
    var told: [Sighting: Int] = [:]
    var (seen, acceptedOnce): (Set<Finding>, Set<Sighting>) = ([], [])
    for (program, ids) in zip(programs, ids) {
      let isNumbered = ids.indices.allSatisfy { ids[$0] == FileID($0) }
      let found = isNumbered ? program.findings : program.findings.map { $0.renumbered(ids) }
      let accepted = program.accepted.map {
        AcceptedFinding(finding: $0.finding.renumbered(ids), reason: $0.reason)
      }
      guard sharesFiles else {
        findings += found
        self.accepted += accepted
        continue
      }
      findings += found.filter { !isShared($0) || told[Sighting($0)] == nil && seen.insert($0).inserted }
      for sighting in Set(found.filter(isShared).map(Sighting.init)) { told[sighting, default: 0] += 1 }
      self.accepted += accepted.filter { !acceptedOnce.contains(Sighting($0.finding)) }
      acceptedOnce.formUnion(accepted.map { Sighting($0.finding) })
    }
    if sharesFiles {
      findings.removeAll { finding in
        let saysNothingDoes = isShared(finding) && Check.named(finding.kind.code)?.saysNothingDoes ?? false
        return saysNothingDoes && told[Sighting(finding)] != programCounts[finding.range.file]
      }
    }
    findings.sort { ($0.range, $0.kind.code, $0.message) < ($1.range, $1.kind.code, $1.message) }
    findings.removeRepetitions()
  }

  /// What holds for the checks in a file.
  func settings(of file: FileID) -> CheckSettings { settings[Int(file.number)] }

  /// Whether a baseline may know a finding.
  public func mayBeKnown(_ finding: Finding) -> Bool {
    Baselining.mayBeKnown(finding, settings(of: finding.range.file))
  }

  /// Whether a check was able to find something in a file.
  func ran(_ code: String, in file: FileID) -> Bool {
    ran[Int(file.number)].contains(code) && settings(of: file).enabled.contains(code)
  }

  private mutating func number(
    _ index: Int, of program: LintedProgram, _ numbers: inout [String: FileID]
  ) -> FileID {
    let file = program.files[index]
    if let known = numbers[file.name] {
      ran[Int(known.number)].formIntersection(program.ran)
      return known
    }
    settings.append(program.settings[index])
    ran.append(program.ran)
    let id = FileID(files.count)
    numbers[file.name] = id
    files.append(file.renumbered(id))
    items.append(program.items[index])
    return id
  }

  /// The name of the file in which a finding stands, and the number of the item there; `nil` outside of any.
  func item(holding finding: Finding) -> (file: String, number: Int)? {
    let number = Int(finding.range.file.number)
    guard items.indices.contains(number), let item = items[number].number(holding: finding.range) else { return nil }
    return (files[number].name, item)
  }

  /// The items in which findings stand, for their fingerprints.
  public var itemTexts: ItemTexts {
    ItemTexts(
      range: { [items] finding in
        let file = finding.range.file
        guard items.indices.contains(Int(file.number)),
          let item = items[Int(file.number)].item(holding: finding.range)
        else { return finding.range }
        // The index knows its file by another number.
        return SourceRange(file: file, start: item.start, end: item.end)
      },
      text: { [files] range in
        let number = Int(range.file.number)
        return files.indices.contains(number) ? files[number].text(range.offsets) : ""
      })
  }
}

extension [Finding] {
  /// Keeps the first of those that are equal and stand together, as in a list that is sorted.
  fileprivate mutating func removeRepetitions() {
    let repetitions = indices.filter { number in
      indices[..<number].reversed().prefix { self[$0].range == self[number].range }
        .contains { self[$0] == self[number] }
    }
    guard !repetitions.isEmpty else { return }
    let repeated = Set(repetitions)
    self = indices.filter { !repeated.contains($0) }.map { self[$0] }
  }
}

/// What is said of a place, whatever shows it.
private struct Sighting: Hashable {
  let code: String
  let range: SourceRange
  let message: String

  init(_ finding: Finding) {
    (code, range, message) = (finding.kind.code, finding.range, finding.message)
  }
}

extension SourceFile {
  fileprivate func renumbered(_ id: FileID) -> SourceFile {
    self.id == id ? self : SourceFile(id: id, name: name, bytes: bytes)
  }
}

extension Finding {
  /// The same finding in files that have other numbers.
  fileprivate func renumbered(_ ids: [FileID]) -> Finding {
    func moved(_ range: SourceRange) -> SourceRange {
      SourceRange(file: ids[Int(range.file.number)], start: range.start, end: range.end)
    }
    return Finding(
      kind, message, at: moved(range), caption: caption,
      labels: labels.map { .init($0.text, at: moved($0.range)) }, notes: notes,
      fixes: fixes.map { fix in
        Fix(fix.title, fix.safety, fix.edits.map { .init(moved($0.range), $0.text) })
      }, evidence: evidence)
  }
}
