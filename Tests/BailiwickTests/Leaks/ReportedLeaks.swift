import Bailiwick
import FoundationEssentials

/// What `leaks --format json` prints, as a program would read it.
struct ReportedLeaks: Decodable {
  let authorities: [Verdict]
  let leaks: [Leak]
  let assumptions: [String]
  let unproved: [Unproved]?

  struct Verdict: Decodable {
    let authority: String
    let binds: [String]
    let verdict: String
  }

  struct Leak: Decodable {
    let rule: String
    let authority: String
    let kind: String
    let via: [String]
    let effect: String
    let person: String
    let place: String
    let changes: [Change]
    let before: UnorderedJSON
    let after: UnorderedJSON
    let confirmed: Bool
    let message: String
  }

  struct Change: Decodable, Hashable {
    let input: String
    let from: Bool
    let to: Bool
  }

  struct Unproved: Decodable {
    let rule: String
    let authority: String
  }

  init(of grounds: Grounds, files: [SourceFile]) throws {
    let report = LeakProver(grounds).report()
    let document = LeaksJSON(grounds.policy, files: files).document(report, policyFiles: files.map(\.name))
    self = try JSONDecoder().decode(ReportedLeaks.self, from: Data(document.text().utf8))
  }

  /// In the words of the fixtures, the leaks with all that may be said of them.
  var lines: [String] {
    let open = (unproved ?? []).map { "\($0.authority): unproved in \($0.rule)" }
    return leaks.map(\.line) + authorities.filter { $0.verdict == "confined" }.map { "\($0.authority): confined" }
      + open
  }
}

extension ReportedLeaks.Leak {
  var line: String {
    let inputs = changes.map(\.input).joined(separator: ", ")
    return "\(authority): \(kind) in \(rule)" + (via.isEmpty ? "" : " via \(via.joined(separator: ", "))")
      + " by \(inputs) hits \(person) at \(place)" + (confirmed ? "" : " unconfirmed")
  }
}
