import FoundationEssentials
import Testing

/// The `.bwk` files of the repository, and of the folder that `BAILIWICK_CONFORMANCE` names.
enum PolicyFiles {
  struct File: CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }
  }

  static let inRepository: [File] = {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return ["Examples", "Grammar", "Sources", "Tests"].flatMap { files(under: root.appending(path: $0)) }
  }()

  static let inConformance: [File]? =
    ProcessInfo.processInfo.environment["BAILIWICK_CONFORMANCE"].map { files(under: URL(filePath: $0)) }

  private static func files(under folder: URL) -> [File] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.sorted().filter { !$0.hasPrefix(".") }.flatMap { entry in
      let url = folder.appending(path: entry)
      guard entry.hasSuffix(".bwk") else { return files(under: url) }
      return (try? String(contentsOf: url, encoding: .utf8)).map { [File(name: entry, text: $0)] } ?? []
    }
  }
}
