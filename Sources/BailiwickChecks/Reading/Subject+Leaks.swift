import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension Subject {
  /// The leaks of one kind, each where its rule stands.
  func leaks(_ kind: LeakKind) -> [Finding] {
    let wording = LeakWording(policy)
    return proofs.leaks.leaks.filter { $0.kind == kind }.map { LeakFinding.finding($0, in: policy, wording) }
  }
}
