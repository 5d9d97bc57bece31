import BailiwickPlaces

/// The candidates that a place fact may have.
///
/// A candidate is the code of a country or subdivision, never an atom: nobody can say "the rest of GB". What a fact
/// means is all atoms of its candidates, so what is required of it comes down to
///
///     within     every candidate's atoms lie here
///     met        some candidate has an atom in each of these
///     truly      some candidate has an atom here, at which the person then is
///
/// and whether there is one candidate or there are several. Without `isSingle` the candidates that fit can all be
/// taken together, so each demand can be met by itself.
struct PlaceValues: Sendable {
  var within = AtomSet.everything
  var met: [AtomSet] = []
  var truly: AtomSet?
  var isSingle = false
  var isSeveral = false

  private var demands: [AtomSet] { met + (truly.map { [$0] } ?? []) }

  /// Whether any candidates do.
  var isPossible: Bool {
    if isSingle { return !isSeveral && single() != nil }
    if isSeveral, !PlaceCodes.standard.hasTwo(within: within) { return false }
    if demands.isEmpty { return PlaceCodes.standard.first(within: within, meeting: []) != nil }
    return demands.allSatisfy { PlaceCodes.standard.first(within: within, meeting: [$0]) != nil }
  }

  /// Candidates that do, as few as can be; the same at each run.
  ///
  /// - Parameter nearby: the places whose neighbours are preferred, where there is a choice.
  func candidates(near nearby: AtomSet?) -> [Place]? {
    if !isSeveral, let single = single(near: nearby) { return [single] }
    guard !isSingle else { return nil }
    var found: [Place] = []
    for demand in demands where !found.contains(where: { !$0.atoms.isDisjoint(with: demand) }) {
      guard let place = PlaceCodes.standard.preferred(within: within, meeting: [demand], near: nearby) else {
        return nil
      }
      found.append(place)
    }
    while found.count < (isSeveral ? 2 : 1) {
      guard let place = PlaceCodes.standard.preferred(within: within, meeting: [], near: nearby, apartFrom: found)
      else { return nil }
      found.append(place)
    }
    return found
  }

  private func single(near nearby: AtomSet? = nil) -> Place? {
    PlaceCodes.standard.preferred(within: within, meeting: demands, near: nearby)
  }

  private func single() -> Int? { PlaceCodes.standard.first(within: within, meeting: demands) }
}
