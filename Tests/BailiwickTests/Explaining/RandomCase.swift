import Bailiwick
import Foundation
import Testing

/// A random policy with requests, from `Tests/Oracle/generate.py`. `EXPLANATION_CASES` says how many to make.
struct RandomCase {
  let text: String
  let compilation: Compilation
  let policy: PolicySet
  let explainer: Explainer
  /// Those that can be read, each with a time.
  let requests: [(text: String, facts: Facts)]

  static let canBeMade = FileManager.default.fileExists(atPath: "/usr/bin/python3")

  static let count = Int(ProcessInfo.processInfo.environment["EXPLANATION_CASES"] ?? "") ?? 12

  static func make(seed: Int) throws -> [RandomCase] {
    try generate(seed: seed).split(separator: "\n").map { line in
      try RandomCase(JSONDecoder().decode(Source.self, from: Data(line.utf8)))
    }
  }

  private struct Source: Decodable {
    let policy: String
    let requests: [String]
  }

  private init(_ source: Source) throws {
    text = source.policy
    compilation = Compilation(Program(text: text))
    let policy = try #require(compilation.policySet, "\(source.policy)")
    self.policy = policy
    let tables = tabulate(policy)
    explainer = Explainer(policy, tables: tables, decider: Decider(DecisionProgram(policy, tables: tables)))
    requests = source.requests.compactMap { text in
      guard case .success(let read) = FactsReader(policy).read(Array(text.utf8)) else { return nil }
      var facts = read.facts
      facts.time = facts.time ?? Instant("2020-06-04T12:00:00Z")
      return (text, facts)
    }
  }

  /// Cases a line, each with its requests as texts.
  private static func generate(seed: Int) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Oracle")
    let script = """
      import json
      from generate import make_case
      for number in range(\(count)):
          case = make_case(\(seed), number)
          texts = [request if isinstance(request, str) else json.dumps(request) for request in case.requests]
          print(json.dumps({"policy": case.program.render(), "requests": texts}))
      """
    process.arguments = ["python3", "-B", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
