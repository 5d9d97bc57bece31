import BailiwickDecisions
import BailiwickModel

/// Requests as `eval` reads them (§5 of the reference).
package struct RequestJSON {
  let policy: PolicySet

  package init(policy: PolicySet) { self.policy = policy }

  private var vocabulary: Vocabulary { policy.vocabulary }

  /// The request that states these facts, in the order of the reference's example.
  ///
  /// - Parameter orders: what is said of orders, by name, where others than the policy's are meant, too.
  package func object(_ facts: Facts, orders: [String: Bool]? = nil) -> JSONValue {
    let json = FactJSON(vocabulary: vocabulary)
    var object = JSONObject()
    let activities = vocabulary.activities
    object.append("activity", activities.indices.contains(facts.activity) ? activities[facts.activity].name : nil)
    object.append("time", facts.time.map(\.timestamp))
    let orders = orders ?? Dictionary(facts.orders.map { (policy.name(of: $0.key), $0.value) }) { first, _ in first }
    if !orders.isEmpty {
      var stated = JSONObject()
      for (name, isInForce) in orders.sorted(by: { $0.key < $1.key }) { stated.append(name, .bool(isInForce)) }
      object.append("orders", .object(stated))
    }
    object.append(
      vocabulary.person.noun.singular, facts.participant.map { json.object($0, of: vocabulary.person) })
    if facts.thing.contains(where: { $0 != .unknown }) {
      object.append(vocabulary.thing.noun.singular, json.object(facts.thing, of: vocabulary.thing))
    }
    return .object(object)
  }
}
