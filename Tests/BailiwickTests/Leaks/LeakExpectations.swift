/// The lines of a `leaks` block: every authority that is confined, and every leak.
///
///     CN: confined
///     CN: laundered in rule-1 via mark sensitive by tag illegal-in-CN hits meeting.people[0] at HK unconfirmed
///
/// `via` must be as it is, and there is none where the line has none; so with `unconfirmed`. The inputs, the person
/// and the place may be left out: then any will do.
struct LeakExpectations {
  private var confined: Set<String> = []
  private var leaks: [Leak] = []
  /// Lines that are no expectation.
  private(set) var unmatched: [String] = []

  private struct Leak {
    let authority: String
    let kind: String
    let rule: String
    let via: [String]
    let inputs: [String]
    let person: String?
    let place: String?
    let isConfirmed: Bool

    func isMet(by leak: ReportedLeaks.Leak) -> Bool {
      leak.authority == authority && leak.kind == kind && leak.rule == rule && leak.via == via
        && (inputs.isEmpty || Set(inputs) == Set(leak.changes.map(\.input)))
        && (person == nil || person == leak.person) && (place == nil || place == leak.place)
        && leak.confirmed == isConfirmed
    }
  }

  init(parsing fence: MarkdownSection.Fence) {
    self.init(lines: fence.lines)
  }

  init(lines: [String]) {
    let form =
      /(\S+): ([a-z]+) in (\S+)(?: via (.+?))?(?: by (.+?))?(?: hits (\S+))?(?: at (\S+))?( unconfirmed)?/
    for line in lines where !line.isEmpty && line != "none" {
      if let match = line.wholeMatch(of: /(\S+): confined/) {
        confined.insert(String(match.1))
      } else if let match = line.wholeMatch(of: form) {
        func list(_ text: Substring?) -> [String] { (text ?? "").split(separator: ", ").map(String.init) }
        leaks.append(
          Leak(
            authority: String(match.1), kind: String(match.2), rule: String(match.3), via: list(match.4).sorted(),
            inputs: list(match.5), person: match.6.map(String.init), place: match.7.map(String.init),
            isConfirmed: match.8 == nil))
      } else {
        unmatched.append(line)
      }
    }
  }

  /// Whether all authorities and leaks are as expected, and there are no others.
  func areMet(by report: ReportedLeaks) -> Bool {
    let found = Set(report.authorities.filter { $0.verdict == "confined" }.map(\.authority))
    let leaking = Set(report.authorities.filter { $0.verdict == "leaks" }.map(\.authority))
    return found == confined && leaking == Set(leaks.map(\.authority))
      && report.authorities.count == found.count + leaking.count
      && leaks.count == report.leaks.count
      && leaks.allSatisfy { leak in report.leaks.contains(where: leak.isMet) }
  }
}
