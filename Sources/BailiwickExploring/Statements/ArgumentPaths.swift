/// The words and paths in a command's argument: white space parts them, but not between double quotes.
///
///     policy.bwk shared/orders.bwk        two paths
///     "court orders/june.bwk"             one
enum ArgumentPaths {
  /// - Throws: `Refusal.usage` for a quote without its end.
  static func split(_ argument: String) throws(Refusal) -> [String] {
    var paths: [String] = []
    var path: String?
    var isQuoted = false
    for character in argument {
      if character == "\"" {
        isQuoted.toggle()
        path = path ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let path { paths.append(path) }
        path = nil
      } else {
        path = (path ?? "") + String(character)
      }
    }
    guard !isQuoted else { throw .usage("a quote has no end: \(argument)") }
    if let path { paths.append(path) }
    return paths
  }

  /// The path of a command that takes one, in which white space parts nothing.
  ///
  /// - Throws: `Refusal.usage` for a quote without its end.
  static func only(_ argument: String) throws(Refusal) -> String {
    guard argument.hasPrefix("\"") else { return argument }
    let paths = try split(argument)
    guard paths.count == 1 else { throw .usage("one path is wanted: \(argument)") }
    return paths[0]
  }

  /// Paths as an argument has them.
  static func joined(_ paths: [String]) -> String {
    paths.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }
}
