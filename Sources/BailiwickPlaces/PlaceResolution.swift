/// What a code or name of a place, as somebody wrote it, stands for.
public enum PlaceResolution: Hashable, Sendable {
  /// This place.
  case place(Place)

  /// A former or alias code (`UK`, `CN-22`, `AN`), which now is written as these, together.
  case retired(replacements: [Place])

  /// A code as a part of one country (`CN-HK`, `FR-974`) for a place that has a code of its own, and so is in
  /// no other country: this one.
  case doubleCoded(Place)

  /// A name that several subdivisions have; their codes, sorted.
  case ambiguous([String])

  /// Nothing known here.
  case unknown

  /// The places that are meant, together: none when that is ambiguous or unknown.
  public var places: [Place] {
    switch self {
    case .place(let place), .doubleCoded(let place): [place]
    case .retired(let replacements): replacements
    case .ambiguous, .unknown: []
    }
  }
}
