import BailiwickModel

/// What checks are told beside the program.
public struct CheckOptions: Sendable {
  /// The day against which windows and orders are held.
  public var today: Day
  /// What every tag must match; `nil` when any will do.
  public var tagPattern: TextPattern?
  /// What every name of a rule, order, territory or authority must match.
  public var namePattern: TextPattern?

  public init(today: Day, tagPattern: TextPattern? = nil, namePattern: TextPattern? = nil) {
    self.today = today
    self.tagPattern = tagPattern
    self.namePattern = namePattern
  }
}
