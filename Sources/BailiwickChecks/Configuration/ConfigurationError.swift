/// Why a configuration cannot be used: the command ends with 2.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as its reader knows it.
  public let file: String
  /// From 1.
  public let line: Int
  public let message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { "\(file):\(line): \(message)" }
}
