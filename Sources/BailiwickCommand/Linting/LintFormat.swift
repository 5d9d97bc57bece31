import ArgumentParser
import Bailiwick

/// A format of findings and where it goes: `sarif=out.sarif`; standard output where no file is named.
struct LintFormat: DirectedFormat {
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

  /// Whether it is for people, on standard output.
  var isShown: Bool { file == nil && (name == .text || name == .concise) }

  let name: Name
  let file: String?

  init(_ name: Name, file: String? = nil) {
    self.name = name
    self.file = file
  }
}
