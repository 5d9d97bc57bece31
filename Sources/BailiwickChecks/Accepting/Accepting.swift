import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Parts findings into those that a pragma accepts and the others.
public struct Accepting: Sendable {
  public private(set) var told: [Finding] = []
  public private(set) var accepted: [AcceptedFinding] = []

  /// - Parameters:
  ///   - findings: those of one file, as they are told.
  ///   - ran: the codes of the checks that were able to find something in its program.
  public init(
    _ findings: [Finding], in tree: SyntaxTree, _ settings: CheckSettings, today: Day, ran: Set<String>
  ) {
    let acceptances = Acceptance.all(in: tree)
    guard !acceptances.isEmpty else {
      told = findings
      return
    }
    var used: Set<Int> = []
    let all = acceptances.map { Judged($0, settings, today: today) }
    let scoped = all.indices.filter { all[$0].acceptance.scope != nil }
    for finding in findings {
      // Acceptances of one item end with it, and stand in source order.
      let start = scoped.partitioningIndex { all[$0].acceptance.scope!.end >= finding.range.start }
      let near = scoped[start...].prefix { all[$0].acceptance.range.start <= finding.range.start }
      let number = near.first { all[$0].accepts(finding) }
      guard let number else {
        told.append(finding)
        continue
      }
      used.insert(number)
      accepted.append(AcceptedFinding(finding: finding, reason: all[number].reason))
    }
    for (number, judged) in all.enumerated() {
      if let problem = judged.problem {
        told.append(problem)
      } else if !used.contains(number), let code = judged.check?.code, ran.contains(code),
        settings.enabled.contains(code)
      {
        told.append(judged.unused(in: tree, isRepeated: used.contains { all[$0].acceptsTheSame(as: judged) }))
      }
    }
    told = told.compactMap { $0.kind.category == "acceptance" ? settings.told($0) : $0 }
  }
}

/// A finding with why it is accepted.
public struct AcceptedFinding: Hashable, Sendable {
  public let finding: Finding
  public let reason: String

  public init(finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}

/// An acceptance, and what is wrong with it.
private struct Judged {
  let acceptance: Acceptance
  let reason: String
  let check: Check?
  let problem: Finding?

  init(_ acceptance: Acceptance, _ settings: CheckSettings, today: Day) {
    self.acceptance = acceptance
    switch acceptance.form {
    case .malformed(let message):
      (reason, check) = ("", nil)
      problem = Finding(.badAcceptance, message, at: acceptance.range)
    case .accept(let word, let range, let reason, let until):
      self.reason = reason
      check = Check.named(word)
      if let check {
        if let until, until < today {
          problem = Finding(
            .lapsedAcceptance, "the acceptance of \(check.name) has lapsed on \(until.date)", at: acceptance.range)
        } else {
          problem = check.isAcceptable(settings) ? nil : Self.notAcceptable(check, range)
        }
      } else {
        let fixes = Check.nearMisses(to: word).prefix(1).map {
          Fix("write `\($0)`", .suggestion, [.init(range, $0)])
        }
        let message =
          Check.categories.contains(word)
          ? "an acceptance is of one check, and `\(word)` is a category of them" : "\(UnknownCheck(word))"
        problem = Finding(.unknownCheck, message, at: range, fixes: fixes)
      }
    }
  }

  private static func notAcceptable(_ check: Check, _ range: SourceRange) -> Finding {
    guard check.tellsLeak else {
      let help = check.stopsCompilation ? "mend it: with it the policy does not compile" : "take the pragma away"
      return Finding(.notAcceptable, "\(check.name) cannot be accepted", at: range, notes: [.init("help", help)])
    }
    return Finding(
      .notAcceptable, "a leak is not accepted here; the configuration does not say that \(check.name) may be",
      at: range,
      notes: [
        .init("help", "mend the leak: `bailiwick explain \(check.code)` says how"),
        .init("help", "where it is wanted, bailiwick.toml says `acceptable = [\"\(check.name)\"]`"),
      ])
  }

  func accepts(_ finding: Finding) -> Bool {
    guard problem == nil, let check, let scope = acceptance.scope else { return false }
    return check.code == finding.kind.code && scope.start <= finding.range.start && finding.range.start <= scope.end
  }

  /// Whether both are of one check in one item.
  func acceptsTheSame(as other: Judged) -> Bool {
    check?.code == other.check?.code && acceptance.scope?.end == other.acceptance.scope?.end
  }

  /// - Parameter isRepeated: whether another acceptance of the same is used.
  func unused(in tree: SyntaxTree, isRepeated: Bool) -> Finding {
    let name = check?.name ?? ""
    let message =
      acceptance.scope == nil
      ? "no item follows in which \(name) could be accepted"
      : isRepeated
        ? "\(name) is accepted in the item that follows already" : "there is no \(name) in the item that follows"
    return Finding(
      .unusedAcceptance, message, at: acceptance.range,
      fixes: [Fix("take the pragma away", .safe, [.init(tree.wholeLine(acceptance.range), "")])])
  }
}

extension Array {
  /// The number of the first element of which a condition holds that holds of all after it, too.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension SyntaxTree {
  /// A comment with the white space before it, and with its line end where it has the line to itself.
  fileprivate func wholeLine(_ range: SourceRange) -> SourceRange {
    var (start, end) = (range.start, range.end)
    let blanks = Array(" \t".utf8)
    while start > 0, blanks.contains(file.bytes[start - 1]) { start -= 1 }
    let isAlone = start == 0 || file.bytes[start - 1] == UInt8(ascii: "\n")
    if isAlone, end < file.bytes.count, file.bytes[end] == UInt8(ascii: "\n") { end += 1 }
    return self.range(start..<end)
  }
}
