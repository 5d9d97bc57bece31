import BailiwickModel

/// A summary for machines, `bailiwick.summary/1`.
///
///     {"schema":"bailiwick.summary/1","requests":4,"errors":1,
///      "decisions":{"allow":2,"block":1,"undecided":0},
///      "rules":[{"rule":"block-mainland","effect":"block","on":"participant","applied":1,"undecided":0,"withheld":0}],
///      "authorities":[{"authority":"CN","applied":1}],
///      "places":[{"place":"CN","allow":0,"block":1,"undecided":0}]}
///
/// `rules` has every rule that restricts or informs, in program order; `place` is the code of a country,
/// `unknown`, or `several` for candidates in several countries.
public enum SummaryJSON {
  public static let schema = "bailiwick.summary/1"

  public static func object(_ summary: Summary) -> JSONValue {
    let vocabulary = summary.policy.vocabulary
    let rules = zip(summary.policy.rules, summary.uses).compactMap { rule, uses -> JSONValue? in
      let effect = vocabulary.effects[rule.effect]
      guard effect.force == .restricts || effect.force == .informs else { return nil }
      return [
        "rule": .string(rule.name), "effect": .string(effect.name),
        "on": .string(vocabulary.noun(rule.sentence.target)), "applied": .integer(uses.applied),
        "undecided": .integer(uses.undecided), "withheld": .integer(uses.withheld),
      ]
    }
    let authorities = summary.sortedAuthorities.map { name, applied -> JSONValue in
      ["authority": .string(name), "applied": .integer(applied)]
    }
    let places = summary.sortedPlaces.map { place, decisions -> JSONValue in
      var object: JSONObject = ["place": .string(place.words)]
      for member in members(of: decisions) { object.append(member.0, member.1) }
      return .object(object)
    }
    var decisions = JSONObject()
    for member in members(of: summary.decisions) { decisions.append(member.0, member.1) }
    return [
      "schema": .string(schema), "requests": .integer(summary.requests), "errors": .integer(summary.errors),
      "decisions": .object(decisions), "rules": .array(rules), "authorities": .array(authorities),
      "places": .array(places),
    ]
  }

  private static func members(of decisions: Summary.Decisions) -> [(String, JSONValue)] {
    [
      ("allow", .integer(decisions.allow)), ("block", .integer(decisions.block)),
      ("undecided", .integer(decisions.undecided)),
    ]
  }
}
