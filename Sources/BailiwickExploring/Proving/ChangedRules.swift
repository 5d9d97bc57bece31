import Bailiwick
import BailiwickModel
import BailiwickProofs

/// The rules in which two policies differ that are much the same, each side a policy of its own: no other rule can leak
/// otherwise, or do otherwise what both say is never to be done (`SettledRules`).
struct ChangedRules {
  let before: Grounds
  let now: Grounds
  /// The numbers of what only the latter says is never to be done.
  let newAssertions: [Int]

  /// `nil` where so much is another that all rules may as well be asked: marks too, when something is said never to be
  /// done, since that may hang on them.
  init?(from former: PolicySet, to policy: PolicySet) {
    guard former.marks == policy.marks || policy.declarations.nevers.isEmpty else { return nil }
    let settled = SettledRules(from: former, to: policy)
    let kept = Set(settled.formerNumbers.compactMap { $0 })
    guard !kept.isEmpty, kept.count * 2 >= policy.rules.count else { return nil }
    let (old, new) = (Set(former.declarations.nevers), policy.declarations.nevers)
    let shared = new.filter(old.contains)
    func grounds(_ policy: PolicySet, _ isKept: (Int) -> Bool) -> Grounds {
      var declarations = policy.only(isKept)
      declarations.nevers = shared
      return Grounds(made: declarations)
    }
    before = grounds(former) { !kept.contains($0) }
    now = grounds(policy) { settled.formerNumbers[$0] == nil }
    newAssertions = new.indices.filter { !old.contains(new[$0]) }
  }
}
