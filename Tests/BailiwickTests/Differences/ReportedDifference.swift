import Bailiwick
import FoundationEssentials

/// What `diff --format json` prints, as a program would read it.
struct ReportedDifference: Decodable {
  let relation: String
  let changes: [Change]
  let unproved: [UnorderedJSON]

  struct Change: Decodable {
    let change: String
    let effect: String
    let on: String
    let rule: String
    let message: String
    let witness: UnorderedJSON
    let before: Result
    let after: Result
    let confirmed: Bool
  }

  struct Result: Decodable, Equatable {
    let decision: String?
    let effects: [Effect]

    var pairs: [[String]] { effects.map { [$0.effect, $0.on] } }
  }

  struct Effect: Decodable, Equatable {
    let effect: String
    let on: String
    let rule: String
    let order: String?
  }

  init(from former: Grounds, to latter: Grounds, _ difference: PolicyDifference) throws {
    let leaks = LeakDifference(from: former.policy, [], to: latter.policy, [])
    let report = DifferenceReport(from: former.policy, to: latter.policy, difference, leaks: leaks)
    self = try JSONDecoder().decode(ReportedDifference.self, from: Data(report.json.text().utf8))
  }

  /// In the words of the fixtures.
  var lines: [String] {
    [relation] + changes.map { "\($0.message) by \($0.rule)\($0.confirmed ? "" : " unconfirmed")" }
      + (unproved.isEmpty ? [] : ["unproved"])
  }
}

extension ReportedDifference.Change {
  /// Whether two results show it.
  func isShown(by before: ReportedDifference.Result, _ after: ReportedDifference.Result) -> Bool {
    let had = before.pairs.contains([effect, on])
    let has = after.pairs.contains([effect, on])
    switch change {
    case "newly": return has && !had
    case "no longer": return had && !has
    case "newly undecided": return before.decision == "allow" && after.decision == "undecided"
    case "no longer undecided": return before.decision == "undecided" && after.decision == "allow"
    default: return false
    }
  }
}
