import Bailiwick
import Foundation

/// A policy with requests to it, which `Tests/Oracle/generate.py` makes from a seed.
struct RandomCase: Decodable {
  let policy: String
  private let requests: [JSONText]

  /// The requests, a line each; some are no JSON.
  var lines: [String] { requests.map(\.text) }

  static var canBeMade: Bool { FileManager.default.fileExists(atPath: "/usr/bin/python3") }

  static func make(seed: Int, count: Int) throws -> [RandomCase] {
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
    return try data.split(separator: UInt8(ascii: "\n")).map { line in
      try JSONDecoder().decode(RandomCase.self, from: line)
    }
  }
}

/// How much a longer run is to try.
func wanted(_ variable: String, unless usual: Int) -> Int {
  Int(ProcessInfo.processInfo.environment[variable] ?? "") ?? usual
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
