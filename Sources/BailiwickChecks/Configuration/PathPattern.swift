/// A pattern of paths: `*` and `?` stand for what is within a name, `**` for any folders; a pattern without a
/// slash is one of names anywhere.
public struct PathPattern: Hashable, Sendable {
  public let text: String
  private let parts: [String]

  public init(_ text: String) {
    self.text = text
    let parts = text.split(separator: "/").map(String.init).filter { $0 != "." }
    self.parts = parts.count == 1 && !text.hasPrefix("/") ? ["**"] + parts : parts
  }

  /// Whether it matches a path, relative to where the pattern is written.
  public func matches(_ path: String) -> Bool {
    Self.match(parts[...], path.split(separator: "/").map(String.init)[...])
  }

  private static func match(_ parts: ArraySlice<String>, _ names: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == "**" {
      return (0...names.count).contains { match(parts.dropFirst(), names.dropFirst($0)) }
    }
    guard let name = names.first, matchName(Array(part)[...], Array(name)[...]) else { return false }
    return match(parts.dropFirst(), names.dropFirst())
  }

  private static func matchName(_ part: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = part.first else { return name.isEmpty }
    if first == "*" {
      return (0...name.count).contains { matchName(part.dropFirst(), name.dropFirst($0)) }
    }
    guard let letter = name.first, first == "?" || first == letter else { return false }
    return matchName(part.dropFirst(), name.dropFirst())
  }
}
