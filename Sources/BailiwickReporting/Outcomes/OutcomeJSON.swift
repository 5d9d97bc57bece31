import BailiwickModel

/// Outcomes as the reference gives them (§6): one object a request.
public enum OutcomeJSON {
  public static func object(_ outcome: Outcome) -> JSONValue {
    .object(members(of: outcome, startingWith: JSONObject()))
  }

  /// What stands in an outcome's place for a request that cannot be read.
  ///
  /// - Parameter path: the JSON path of the wrong value, `participant.location`; empty for the whole.
  public static func error(line: Int, path: String, message: String) -> JSONValue {
    ["error": ["line": .integer(line), "path": .string(path), "message": .string(message)]]
  }

  private static func members(of outcome: Outcome, startingWith start: JSONObject) -> JSONObject {
    var object = start
    object.append("decision", outcome.decision?.rawValue)
    object.append("effects", .array(outcome.effects.map(json)))
    object.append("undecided", .array(outcome.undecided.map(json)))
    object.append("withheld", .array(outcome.withheld.map(json)))
    object.append("people", outcome.people.map { .array($0.map(json)) })
    if !outcome.limits.isEmpty { object.append("limits", .strings(outcome.limits)) }
    return object
  }

  private static func json(_ person: PersonOutcome) -> JSONValue {
    var object = JSONObject()
    object.append("id", person.id)
    return .object(members(of: person.outcome, startingWith: object))
  }

  private static func json(_ effect: AppliedEffect) -> JSONValue {
    var object: JSONObject = [
      "effect": .string(effect.effect), "on": .string(effect.on), "rule": .string(effect.rule),
      "authorities": .strings(effect.authorities),
    ]
    object.append("order", effect.order)
    object.append("because", effect.because)
    object.append("notice", effect.notice)
    return .object(object)
  }

  private static func json(_ effect: UndecidedEffect) -> JSONValue {
    [
      "effect": .string(effect.effect), "on": .string(effect.on), "rule": .string(effect.rule),
      "needs": .strings(effect.needs),
    ]
  }

  private static func json(_ effect: WithheldEffect) -> JSONValue {
    [
      "effect": .string(effect.effect), "on": .string(effect.on), "rule": .string(effect.rule),
      "by": .string(effect.by),
    ]
  }
}
