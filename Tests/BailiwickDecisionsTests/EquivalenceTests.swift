import Bailiwick
import Foundation
import Testing

/// The compiled program decides as `Meaning` does: on random policies and requests, which
/// `Tests/Oracle/generate.py` makes from a seed.
@Suite struct EquivalenceTests {
  private struct Case: Decodable {
    let policy: String
    let requests: [JSONText]
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3"), "python3 is not installed"))
  func compiledProgramsDecideAsTheyMean() throws {
    let count = Int(ProcessInfo.processInfo.environment["EQUIVALENCE_CASES"] ?? "") ?? 150
    var decided = 0
    for line in try Self.generate(seed: 7, count: count).split(separator: "\n") {
      let example = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let compilation = Compilation(Program(text: example.policy))
      let policy = try #require(compilation.policySet, "\(example.policy)")
      let meaning = Meaning(policy)
      let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
      let reader = FactsReader(policy)
      for request in example.requests {
        guard case .success(let read) = reader.read(Array(request.text.utf8)) else { continue }
        var facts = read.facts
        facts.time = facts.time ?? Instant("2020-06-04T12:00:00Z")
        decided += 1
        let (got, expected) = (decider.outcome(of: facts), meaning.outcome(of: facts))
        if got != expected {
          Issue.record(
            """
            \(example.policy)
            \(request.text)
            compiled: \(OutcomeJSON.object(got).text())
            meant:    \(OutcomeJSON.object(expected).text())
            """)
          return
        }
      }
    }
    #expect(decided > count)
  }

  private static func generate(seed: Int, count: Int) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Oracle/generate.py").path
    process.arguments = ["python3", script, "--seed", "\(seed)", "--count", "\(count)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// Any JSON value as text; a string stands for the text that it holds.
private struct JSONText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      let value = try container.decode(AnyJSON.self).value
      text = String(
        decoding: try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed), as: UTF8.self)
    }
  }
}

/// Whatever JSON holds.
private struct AnyJSON: Decodable {
  let value: Any

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = NSNull()
    } else if let flag = try? container.decode(Bool.self) {
      value = flag
    } else if let number = try? container.decode(Int64.self) {
      value = number
    } else if let number = try? container.decode(Double.self) {
      value = number
    } else if let text = try? container.decode(String.self) {
      value = text
    } else if let list = try? container.decode([AnyJSON].self) {
      value = list.map(\.value)
    } else {
      value = try container.decode([String: AnyJSON].self).mapValues(\.value)
    }
  }
}
