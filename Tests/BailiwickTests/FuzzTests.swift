import Bailiwick
import Foundation
import Testing

/// The examples, damaged in many ways from a seed: nothing crashes or hangs on the way from text to
/// decisions, and what must hold of every text holds. `Tests/Fuzzing` looks further.
@Suite struct FuzzTests {
  @Test(arguments: 0..<4) func damagedPoliciesAreReadWhole(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed))
    let texts = try Self.policies()
    for _ in 0..<250 {
      let bytes = Self.damaged(texts.randomElement(using: &random)!, &random)
      let file = SourceFile(name: "fuzz.bwk", bytes: bytes)
      let compilation = Compilation(Program(files: [file]))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(compilation.trees[0].joinedTokens == bytes, "\(text)")
      for finding in compilation.findings {
        #expect(finding.range.end <= bytes.count && finding.range.start <= finding.range.end, "\(text)")
      }
      #expect(
        !FindingsText(files: [file]).render(compilation.findings).isEmpty || compilation.findings.isEmpty, "\(text)")
      if case .refused(let reason) = Reformatting(file) { Issue.record("\(reason): \(text)") }
      if let policy = compilation.policySet { decide(by: policy, text) }
    }
  }

  private func decide(by policy: PolicySet, _ text: String) {
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let meaning = Meaning(policy)
    for request in [
      "{}", #"{"time":"2020-06-04T12:00:00Z","participant":{"location":["CN","HK"]},"meeting":{"people":[]}}"#,
    ] {
      guard case .success(let read) = FactsReader(policy).read(Array(request.utf8)) else { continue }
      #expect(decider.outcome(of: read.facts) == meaning.outcome(of: read.facts), "\(text)\n\(request)")
    }
  }

  /// One to four changes: bytes replaced, runs taken out, doubled or moved.
  private static func damaged(_ text: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = text
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let run = start..<min(bytes.count, start + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(run)
      case 2: bytes.insert(contentsOf: bytes[run], at: start)
      case 3: bytes.insert(contentsOf: bytes[run], at: Int.random(in: 0...bytes.count, using: &random))
      default: bytes[start] = Array(" \n\t\"/#().,:=-_".utf8).randomElement(using: &random)!
      }
    }
    return bytes
  }

  private static func policies() throws -> [[UInt8]] {
    let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let examples = root.appending(path: "Examples").path
    return try PolicyWalk(examples, nil).files.map { try FileSystem.read($0) }
  }
}

/// Sebastiano Vigna's SplitMix64 (2015), the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
