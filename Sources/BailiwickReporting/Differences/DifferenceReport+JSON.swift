import BailiwickModel
import BailiwickPlaces
import BailiwickProofs

extension DifferenceReport {
  /// One object of the schema `bailiwick.difference/1`.
  public var json: JSONValue {
    [
      "schema": "bailiwick.difference/1", "relation": .string(difference.relation.rawValue),
      "changes": .array(difference.changes.map(json)),
      "leaks": [
        "made": .array(leaks.made.map { json($0, latter) }), "mended": .array(leaks.mended.map { json($0, former) }),
      ],
      "unproved": .array(
        difference.unproved.map { side, rule in
          ["policy": .string(side == .before ? "old" : "new"), "rule": .string(policy(side).rules[rule].name)]
        }),
    ]
  }

  private func json(_ change: PolicyChange) -> JSONValue {
    var object: JSONObject = [
      "change": .string(name(change.kind)), "effect": .string(change.effect.name),
      "on": .string(latter.vocabulary.noun(change.target)), "rule": .string(ruleName(change)),
      "policy": .string(side(of: change) == .before ? "old" : "new"),
    ]
    object.append("places", change.places.map { .strings(Places.standard.codes(of: $0)) })
    object.append("message", headline(change))
    object.append("witness", RequestJSON(policy: latter).object(change.witness, orders: orders(change)))
    object.append("before", OutcomeJSON.object(change.before))
    object.append("after", OutcomeJSON.object(change.after))
    object.append("confirmed", .bool(change.isConfirmed))
    return .object(object)
  }

  private func name(_ kind: PolicyChange.Kind) -> String {
    switch kind {
    case .comes: "newly"
    case .goes: "no longer"
    case .becomesUndecided: "newly undecided"
    case .becomesAllowed: "no longer undecided"
    }
  }

  private func json(_ leak: Leak, _ policy: PolicySet) -> JSONValue {
    [
      "rule": .string(policy.rules[leak.rule].name), "authority": .string(leak.authority),
      "kind": .string(leak.kind.rawValue),
    ]
  }
}
