import FoundationEssentials
import Testing

/// The `.bwk` files of the repository, and the conformance cases beside it.
enum PolicyFiles {
  struct File: CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }
  }

  static let inRepository = ["Examples", "Grammar", "Sources", "Tests"].flatMap { folder in
    files(under: root.appending(path: folder))
  }

  /// Empty where the shared cases are not present.
  static let inConformance = files(under: root.appending(path: "../shared/conformance"))

  private static let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  private static func files(under folder: URL) -> [File] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.sorted().filter { !$0.hasPrefix(".") }.flatMap { entry in
      let url = folder.appending(path: entry)
      guard entry.hasSuffix(".bwk") else { return files(under: url) }
      return (try? String(contentsOf: url, encoding: .utf8)).map { [File(name: entry, text: $0)] } ?? []
    }
  }
}
