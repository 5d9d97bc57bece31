import Bailiwick
import FoundationEssentials
import Testing

/// Cases that are shared with other implementations. They lie beside the repository, where they are present.
@Suite(.enabled(if: Conformance.isPresent, "no ../shared/conformance: its cases are skipped"))
struct ConformanceTests {
  @Test(arguments: Conformance.names(in: "")) func decidesRequests(_ name: String) throws {
    let compilation = try Conformance.compilation(of: name)
    let policy = try #require(compilation.policySet, "\(compilation.findings.map(\.message))")
    for request in try Conformance.expected(of: name).requests ?? [] {
      let got: String
      switch FactsReader(policy).read(Array(request.facts.text.utf8)) {
      case .success(let read): got = Meaning(policy).outcome(of: read.facts).decision?.rawValue ?? "none"
      case .failure: got = "error"
      }
      #expect(got == request.decision ?? "error", "\(name): \(request.facts.text)")
    }
  }

  @Test(arguments: Conformance.names(in: "")) func provesWhoLeaks(_ name: String) throws {
    let expected = try Conformance.expected(of: name)
    let compilation = try Conformance.compilation(of: name)
    let report = try ReportedLeaks(of: try Conformance.grounds(of: compilation), files: compilation.files)
    for (authority, verdict) in expected.authorities ?? [:] {
      #expect(report.authorities.first { $0.authority == authority }?.verdict == verdict, "\(name): \(authority)")
    }
    guard let leaks = expected.leaks else { return }
    #expect(Set(report.leaks.map(Conformance.Leak.init)) == Set(leaks), "\(name)")
    #expect(report.leaks.count == leaks.count, "\(name)")
    let replay = WitnessReplay(try #require(compilation.policySet))
    for leak in report.leaks { #expect(leak.confirmed && replay.problems(with: leak).isEmpty, "\(name)") }
  }

  @Test(arguments: Conformance.names(in: "")) func findsIdleRules(_ name: String) throws {
    let expected = try Conformance.expected(of: name)
    let grounds = try Conformance.grounds(of: try Conformance.compilation(of: name))
    func names(_ rules: [Int]) -> [String] { rules.map { grounds.policy.rules[$0].name } }
    let idle = IdleRuleProver(grounds).find()
    if let dead = expected.dead { #expect(names(idle.dead) == dead, "\(name)") }
    if let shadowed = expected.shadowed {
      // A rule, and one of those that shadow it.
      let found = idle.shadowed.map { (rule: names([$0.rule])[0], by: names($0.coverers)) }
      #expect(Set(found.map(\.rule)) == Set(shadowed.map { $0[0] }), "\(name)")
      for pair in shadowed {
        let isFound = found.contains { $0.rule == pair[0] && pair.dropFirst().allSatisfy($0.by.contains) }
        #expect(isFound, "\(name): \(pair)")
      }
    }
    if let never = expected.never {
      #expect(AssertionProver(grounds).find().violations.map(\.assertion) == never, "\(name)")
    }
  }

  @Test(arguments: Conformance.names(in: "")) func writesTestsOfBorders(_ name: String) throws {
    expectClosedBorders(of: try Conformance.compilation(of: name), name)
  }

  @Test(arguments: Conformance.names(in: "reject")) func rejects(_ name: String) throws {
    let compilation = try Conformance.compilation(of: "reject/\(name)")
    #expect(compilation.policySet == nil)
    #expect(compilation.findings.contains { $0.severity == .error })
  }
}

private enum Conformance {
  struct Request: Decodable {
    let facts: UnorderedJSON
    /// Absent where the request must be refused.
    let decision: String?
  }

  struct Leak: Decodable, Hashable {
    let rule: String
    let authority: String
    let kind: String

    init(_ reported: ReportedLeaks.Leak) {
      rule = reported.rule
      authority = reported.authority
      kind = reported.kind
    }
  }

  /// What is absent expects nothing.
  struct Expected: Decodable {
    let requests: [Request]?
    let authorities: [String: String]?
    let leaks: [Leak]?
    let dead: [String]?
    /// Pairs of a rule and what shadows it.
    let shadowed: [[String]]?
    /// The assertions that can be violated, from 0.
    let never: [Int]?
  }

  /// Beside the repository, whose root is four folders up from this file.
  private static let folder = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }
  .appending(path: "shared/conformance")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func names(in subfolder: String) -> [String] {
    let path = folder.appending(path: subfolder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".bwk") }.map { String($0.dropLast(4)) }.sorted()
  }

  static func compilation(of name: String) throws -> Compilation {
    let text = try String(contentsOf: folder.appending(path: "\(name).bwk"), encoding: .utf8)
    return Compilation(Program(text: text, name: "\(name).bwk"))
  }

  static func expected(of name: String) throws -> Expected {
    let data = try Data(contentsOf: folder.appending(path: "\(name).expect.json"))
    return try JSONDecoder().decode(Expected.self, from: data)
  }

  static func grounds(of compilation: Compilation) throws -> Grounds {
    try #require(compilation.grounds, "\(compilation.findings.map(\.message))")
  }
}
