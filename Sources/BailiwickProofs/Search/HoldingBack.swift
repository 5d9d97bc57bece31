import BailiwickModel

/// The rules that are held back from lifting a rule's effect, as few as are needed: a policy may have hundreds, of which
/// none is near.
struct HoldingBack {
  private let grounds: Grounds
  private let rule: Int
  /// `nil` for all.
  private(set) var rules: Set<Int>?

  init(_ grounds: Grounds, rule: Int, always: some Sequence<Int> = []) {
    self.grounds = grounds
    self.rule = rule
    let always = Set(always)
    rules = grounds.lifting.lifters(of: rule).allSatisfy(always.contains) ? nil : always
  }

  /// Whether what was found is so: the effect applies. Else more rules are held back, and it is to be sought again.
  mutating func accepts(_ written: @autoclosure () -> StatedRequest) -> Bool {
    guard let held = rules else { return true }
    let request = written()
    if request.isExact {
      if grounds.applies(rule, in: request.facts) { return true }
      let lifters = grounds.firing(grounds.lifting.lifters(of: rule).filter { !held.contains($0) }, in: request.facts)
      if !lifters.isEmpty {
        rules = held.union(lifters)
        return false
      }
    }
    rules = nil
    return false
  }
}
