import Bailiwick

extension JSONValue {
  /// What stands in a result's place when there can be none.
  ///
  /// - Parameter files: those that it is about, where a document has several results.
  static func failure(_ message: String, files: [String] = []) -> JSONValue {
    var object: JSONObject = ["error": ["message": .string(message)]]
    if !files.isEmpty { object.append("policy", .strings(files)) }
    return .object(object)
  }
}
