import Bailiwick
import FoundationEssentials
import Testing

/// Cases that are shared with other implementations. They lie beside the repository, where they are present.
@Suite(.enabled(if: Conformance.isPresent, "no ../shared/conformance: its cases are skipped"))
struct ConformanceTests {
  @Test(arguments: Conformance.names(in: "")) func decidesRequests(_ name: String) throws {
    let compilation = try Conformance.compilation(of: name)
    let policy = try #require(compilation.policySet, "\(compilation.findings.map(\.message))")
    for request in try Conformance.requests(of: name) {
      let got: String
      switch FactsReader(policy).read(Array(request.facts.text.utf8)) {
      case .success(let read): got = Meaning(policy).outcome(of: read.facts).decision?.rawValue ?? "none"
      case .failure: got = "error"
      }
      #expect(got == request.decision ?? "error", "\(name): \(request.facts.text)")
    }
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

  private struct Expected: Decodable {
    let requests: [Request]?
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

  static func requests(of name: String) throws -> [Request] {
    let data = try Data(contentsOf: folder.appending(path: "\(name).expect.json"))
    return try JSONDecoder().decode(Expected.self, from: data).requests ?? []
  }
}
