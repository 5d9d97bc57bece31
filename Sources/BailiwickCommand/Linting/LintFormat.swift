import ArgumentParser
import Bailiwick

/// A format of findings and where it goes: `sarif=out.sarif`; standard output where no file is named.
struct LintFormat: ExpressibleByArgument {
  enum Name: String, CaseIterable {
    case text, concise, json, sarif, github, junit, gitlab

    /// Whether it is one document, which shares its stream with nothing.
    var isDocument: Bool {
      switch self {
      case .text, .concise, .github: false
      case .json, .sarif, .junit, .gitlab: true
      }
    }
  }

  let name: Name
  let file: String?

  init(_ name: Name) {
    self.name = name
    file = nil
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Name(rawValue: String(parts[0])), parts.last?.isEmpty == false else { return nil }
    self.name = name
    file = parts.count > 1 ? String(parts[1]) : nil
  }

  static let allValueStrings = Name.allCases.map(\.rawValue)
}
