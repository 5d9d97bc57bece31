import BailiwickChecks
import BailiwickSource

extension Finding {
  /// The requests that show it.
  var witness: FindingWitness? { evidence?.value as? FindingWitness }
}

extension FindingWitness {
  /// The requests as `eval` reads them, with the person whom they concern.
  var json: JSONValue {
    let requests = RequestJSON(policy: policy)
    var object = JSONObject()
    object.append("person", person)
    object.append("place", place)
    for (name, facts) in self.requests { object.append(name, requests.object(facts)) }
    return .object(object)
  }
}
