import Bailiwick
import BailiwickModel
import BailiwickProofs

/// The rules in which two policies differ that are otherwise the same, each side a policy of its own: no other rule can
/// leak otherwise, or do otherwise what is never to be done.
struct ChangedRules {
  let before: Grounds
  let now: Grounds

  /// `nil` where so much is another that every rule may do otherwise.
  init?(from former: PolicySet, to policy: PolicySet) {
    guard former.declarations.nevers == policy.declarations.nevers else { return nil }
    let settled = SettledRules(from: former, to: policy).formerNumbers
    let kept = Set(settled.compactMap { $0 })
    guard !kept.isEmpty else { return nil }
    func grounds(_ policy: PolicySet, _ isKept: (Int) -> Bool) -> Grounds {
      var declarations = policy.only(isKept)
      declarations.nevers = policy.declarations.nevers
      return Grounds(made: declarations)
    }
    before = grounds(former) { !kept.contains($0) }
    now = grounds(policy) { settled[$0] == nil }
  }
}
