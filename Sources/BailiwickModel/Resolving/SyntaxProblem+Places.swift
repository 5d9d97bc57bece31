import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension SyntaxProblem {
  /// The problem as a finding. Where a place should stand, what is proposed is a place: `CN` for `cn`.
  public var findingWithPlaces: Finding {
    guard case .expected(let expectations, .word(let word), _) = fact,
      expectations.contains(where: \.isPlace), !ReservedWords.all.contains(word)
    else { return finding }
    return proposing(Places.standard.codes(meantBy: word).map(Places.standard.written)).finding
  }
}

extension SyntaxProblem.Expectation {
  fileprivate var isPlace: Bool {
    switch self {
    case .place, .upperName: self != .newTerritory
    default: false
    }
  }
}
