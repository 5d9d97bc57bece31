import BailiwickModel
import BailiwickProofs

extension Border {
  /// Whether it is proved that no request shows somebody whom the sentence leaves alone for their place.
  package func leavesNobodyAlone(_ grounds: Grounds) -> Bool {
    let prover = RequestProver(grounds)
    return sides.filter { $0 != .unknown && !appliesOn($0) }.allSatisfy { side in
      guard let wish = BorderWishes(self, side, grounds.policy.vocabulary).wishes.first else { return false }
      if case .impossible = prover.about(sentence, wish) { return true }
      return false
    }
  }
}
