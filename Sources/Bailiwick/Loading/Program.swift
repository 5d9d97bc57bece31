import BailiwickSource

/// The texts of a program in program order: each file once, after what it uses.
public struct Program: Sendable {
  public let files: [SourceFile]
  /// What is wrong with a `use`.
  public let findings: [Finding]

  public init(files: [SourceFile], findings: [Finding] = []) {
    self.files = files
    self.findings = findings
  }

  /// A program of one text.
  public init(text: String, name: String = "policy.bwk") {
    self.init(files: [SourceFile(name: name, text: text)])
  }
}

/// Why a file cannot be read, or not be written.
public struct LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Action: String, Sendable {
    case read, write
  }

  public let path: String
  public let reason: String
  public let action: Action

  public init(path: String, reason: String, action: Action = .read) {
    self.path = path
    self.reason = reason
    self.action = action
  }

  public var description: String { "cannot \(action.rawValue) \(path): \(reason)" }
}
