import BailiwickSource

/// Something that tests should show: a rule, a row of a table, or a side of a border.
public struct CoveragePoint: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case rule
    /// By its table and its number there.
    case row(table: String, number: Int)
    /// By the place and the side of it: `inside`, `outside`, `leftOut`, `unknown`.
    case border(place: String, side: String)
  }

  public enum State: Hashable, Sendable {
    /// The names of the tests that show it, in their order.
    case shown([String])
    /// No test does; for example one with somebody at this place would.
    case missing(example: String?)
    /// No request can show it.
    case impossible
  }

  public let kind: Kind
  /// The rule's name; of a mark `mark TAG`.
  public let rule: String
  /// What the policy says there: `block participants in CN`; of a row its cells.
  public let what: String
  /// What no test shows, where none does: `nobody just outside CN is tested (for example in HK)`.
  public let gap: String
  public let file: String
  public let start: SourcePosition
  public let end: SourcePosition
  public internal(set) var state: State

  /// What is the same in every program of which the file is a part.
  var identity: [String] {
    let identity = [file, String(start.byte), String(end.byte)]
    switch kind {
    case .rule: return identity + ["rule", rule]
    case .row(let table, _): return identity + ["row", rule, table, what]
    case .border(let place, let side): return identity + ["border", rule, place, side]
    }
  }

  public var isShown: Bool {
    if case .shown = state { true } else { false }
  }

  public var isPossible: Bool { state != .impossible }
}
