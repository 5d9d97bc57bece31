import BailiwickChecks
import BailiwickSource

/// The requests that show a finding, as reports have them.
public struct ReportedWitness: Hashable, Sendable {
  /// The requests as `eval` reads them, with the person whom they concern.
  public let json: JSONValue
  /// What happens, one thing after the other.
  public let steps: [String]

  public init(json: JSONValue, steps: [String]) {
    self.json = json
    self.steps = steps
  }
}

extension Finding {
  /// The requests that show it: those that a check found, or what was reported of them before.
  public var witness: ReportedWitness? {
    switch evidence?.value {
    case let found as FindingWitness: ReportedWitness(json: found.json, steps: found.steps)
    case let reported as ReportedWitness: reported
    default: nil
    }
  }
}

extension FindingWitness {
  fileprivate var json: JSONValue {
    let requests = RequestJSON(policy: policy)
    var object = JSONObject()
    object.append("person", person)
    object.append("place", place)
    for (name, facts) in self.requests { object.append(name, requests.object(facts)) }
    return .object(object)
  }
}
