import BailiwickModel

/// Why a request cannot be read.
public struct FactError: Error, Hashable, Sendable {
  /// The line of the whole input, from 1.
  public let line: Int
  /// The byte in that line, from 1.
  public let column: Int
  /// The value that is wrong: `participant.location`, `meeting.people[2].role`; empty for the whole request.
  public let path: String
  /// What is wrong: one sentence, without a full stop.
  public let message: String

  public init(line: Int, column: Int, path: String, message: String) {
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }
}

/// The facts of a request that could be read.
public struct ReadFacts: Hashable, Sendable {
  public let facts: Facts
  /// What may not be meant so: sentences without full stops.
  public let warnings: [String]

  public init(facts: Facts, warnings: [String] = []) {
    self.facts = facts
    self.warnings = warnings
  }
}

extension FactError {
  init(at position: TextPosition, path: String = "", message: String) {
    self.init(line: position.line, column: position.column, path: path, message: message)
  }
}

/// Why a value is refused: what is wrong with which node of the tree.
struct Refusal: Error {
  let node: Int
  let message: String
}
