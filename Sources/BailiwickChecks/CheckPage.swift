/// What `bailiwick explain` says of a check.
public struct CheckPage: Hashable, Sendable {
  /// What is found.
  public let what: String
  /// Why that matters.
  public let why: String
  /// A program in which it is found; `nil` where none can be shown.
  public let avoid: String?
  /// The same, better: it is not found.
  public let prefer: String
  /// What mends it, and whether decisions stay the same.
  public let fix: String
  /// The codes of checks near to it.
  public let related: [String]

  init(what: String, why: String, avoid: String?, prefer: String, fix: String, related: [String] = []) {
    self.what = what
    self.why = why
    self.avoid = avoid
    self.prefer = prefer
    self.fix = fix
    self.related = related
  }

  /// The day on which the examples of all pages are read.
  public static let today = "2026-06-15"
}
