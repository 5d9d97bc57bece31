import BailiwickChecks
import BailiwickModel
import BailiwickProofs
import BailiwickReporting
import BailiwickSource

/// A leak that something has brought.
struct NewLeak {
  let finding: Finding
  let json: JSONValue

  init(_ leak: Leak, in policy: PolicySet) {
    let wording = LeakWording(policy)
    finding = LeakFinding.finding(leak, in: policy, wording)
    json = [
      "rule": .string(policy.rules[leak.rule].name), "authority": .string(leak.authority),
      "kind": .string(leak.kind.rawValue), "message": .string(wording.message(leak)),
      "witness": .string(wording.witness(leak)), "repair": .string(wording.repair(leak).words),
    ]
  }

  /// The leaks of one policy that another has not.
  static func all(
    of report: LeakReport?, in policy: PolicySet, beside former: LeakReport?, in before: PolicySet
  ) -> [NewLeak] {
    func key(_ leak: Leak, _ policy: PolicySet) -> [String] {
      [policy.rules[leak.rule].name, leak.authority, leak.kind.rawValue]
    }
    let known = Set((former?.leaks ?? []).map { key($0, before) })
    return (report?.leaks ?? []).filter { !known.contains(key($0, policy)) }.map { NewLeak($0, in: policy) }
  }
}
