import BailiwickSource

/// The texts of a program in program order: each file once, after what it uses.
public struct Program: Sendable {
  public let files: [SourceFile]
  /// What is wrong with a `use`.
  public let findings: [Finding]
  /// Whether no file that belongs to it is missing because it could not be read.
  public let isComplete: Bool

  public init(files: [SourceFile], findings: [Finding] = [], isComplete: Bool = true) {
    self.files = files
    self.findings = findings
    self.isComplete = isComplete
  }

  /// A program of one text.
  public init(text: String, name: String = "policy.bwk") {
    self.init(files: [SourceFile(name: name, text: text)])
  }
}

/// Why a file cannot be read, or not be written, or why it is not clear which is meant.
public struct LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Action: Sendable {
    case read, write
    /// To find policies in a directory.
    case find
    /// To find the one program in a directory.
    case choose
  }

  public let path: String
  public let reason: String
  public let action: Action

  public init(path: String, reason: String, action: Action = .read) {
    self.path = path
    self.reason = reason
    self.action = action
  }

  public var description: String {
    switch action {
    case .read: "cannot read \(path): \(reason)"
    case .write: "cannot write \(path): \(reason)"
    case .find: "no policies in \(path): \(reason)"
    case .choose: "cannot choose a program in \(path): \(reason)"
    }
  }
}
