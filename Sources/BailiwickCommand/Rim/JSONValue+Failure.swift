import Bailiwick

extension JSONValue {
  /// What stands in a result's place when there can be none.
  static func failure(_ message: String) -> JSONValue {
    .object(["error": .object(["message": .string(message)])])
  }
}
