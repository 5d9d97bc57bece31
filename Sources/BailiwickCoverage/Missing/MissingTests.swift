import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs

/// Finds what tests would show the sides of borders that no test shows.
///
/// First a request in which the rule applies is found, and in that the person is moved: so the place is all in which
/// the two differ. Where that shows nothing, the proofs look for any request that does.
public struct MissingTests {
  private let policy: PolicySet
  private let decider: Decider
  private let meaning: Meaning
  private let prover: RequestProver
  private let isSayable: (Facts) -> Bool
  private let numbers: [String: Int]

  /// - Parameter isSayable: whether a test can state a request; one that it can is preferred.
  public init(_ policy: PolicySet, decider: Decider, isSayable: @escaping (Facts) -> Bool) {
    self.policy = policy
    self.decider = decider
    self.isSayable = isSayable
    numbers = policy.numbersOfRules
    meaning = Meaning(policy)
    prover = RequestProver(Grounds(policy, decider: decider))
  }

  /// Says for every side that no test shows what it would take.
  ///
  /// - Parameter progress: told how many borders have been looked at, and how many there are.
  public func find(for coverage: inout ProgramCoverage, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    for number in coverage.borders.indices {
      progress(number, coverage.borders.count)
      let border = coverage.borders[number].border
      var base: Facts??
      for side in coverage.borders[number].sides.indices where coverage.borders[number].sides[side].tests.isEmpty {
        let wanted = coverage.borders[number].sides[side].side
        coverage.borders[number].sides[side].missing = missing(border, wanted, &base)
      }
    }
  }

  /// - Parameter base: a request in which the rule applies, once it is known whether there is one.
  private func missing(_ border: Border, _ side: Border.Side, _ base: inout Facts??) -> MissingTest {
    var unsayable: MissingTest?
    func accepted(_ facts: Facts) -> MissingTest? {
      guard shown(by: facts, of: border).contains(side) else { return nil }
      guard isSayable(facts) else {
        unsayable = unsayable ?? .request(facts, place: place(in: facts, on: side, of: border))
        return nil
      }
      let isolation = Isolation(policy, numbers, border, outcome: decider.outcome) {
        isSayable($0) && shown(by: $0, of: border).contains(side)
      }
      return .request(isolation.isolated(facts), place: place(in: facts, on: side, of: border))
    }
    if !border.appliesOn(side) {
      if base == nil { base = .some(applying(border)) }
      for facts in (base ?? nil).map({ MovedRequests($0, border, policy.vocabulary).moved(to: side) }) ?? [] {
        if let found = accepted(facts) { return found }
      }
    }
    var isImpossible = false
    for (number, wish) in BorderWishes(border, side, policy.vocabulary).wishes.enumerated() {
      switch answer(border, side, wish) {
      case .found(let facts): if let found = accepted(facts) { return found }
      // The first asks for nothing but the side.
      case .impossible: if number == 0 { isImpossible = true }
      case .unproved: break
      }
      if isImpossible { break }
    }
    return unsayable ?? (isImpossible ? .impossible : .unproved)
  }

  /// A request in which the rule applies where it is meant to, sayable if there is such a one.
  private func applying(_ border: Border) -> Facts? {
    guard let side = border.sides.first(where: border.appliesOn) else { return nil }
    var none: Facts?? = .some(nil)
    guard case .request(let facts, _) = missing(border, side, &none) else { return nil }
    return facts
  }

  private func shown(by facts: Facts, of border: Border) -> Set<Border.Side> {
    AppliedScenes(policy, meaning, facts, decider.outcome(of: facts)).sides(of: border)
  }

  private func answer(_ border: Border, _ side: Border.Side, _ wish: RequestProver.Wish) -> RequestProver.Answer {
    var wish = wish
    switch border.owner {
    case .rule(let number):
      switch policy.vocabulary.effects[policy.rules[number].effect].force {
      case .permits, .protects: wish.asked = .everybody
      case .restricts, .informs: break
      }
      return border.appliesOn(side) ? prover.applying(rule: number, wish) : prover.about(border.sentence, wish)
    case .mark:
      if border.appliesOn(side) { wish.sentences.append((border.sentence, .holds)) }
      return prover.about(border.sentence, wish)
    }
  }

  /// Where somebody on a side is in a request: `HK`.
  private func place(in facts: Facts, on side: Border.Side, of border: Border) -> String? {
    for scene in meaning.scenes(of: facts) + meaning.scenesOfEverybody(in: facts) {
      // The participant comes after those who are listed, and is named first.
      let people = border.quantified == nil ? [nil] : scene.countable.reversed().map(Optional.some)
      for person in people {
        guard case .place(let place)? = meaning.fact(at: border.test.path, in: scene, counting: person),
          border.contains(place.atoms, on: side)
        else { continue }
        return place.candidates.map(\.code).joined(separator: " or ")
      }
    }
    return nil
  }
}
