import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension Subject {
  /// The leaks of one kind, each where its rule stands.
  func leaks(_ kind: LeakKind) -> [Finding] {
    let wording = LeakWording(policy)
    let leaks = proofs.leaks.leaks.filter { $0.kind == kind }
    return concurrentMap(leaks, inPiecesOf: 64) { LeakFinding.finding($0, in: policy, wording) }
  }
}
