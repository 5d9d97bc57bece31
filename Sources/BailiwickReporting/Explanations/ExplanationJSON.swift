import BailiwickDecisions
import BailiwickModel
import BailiwickSource

/// Explanations for machines, `bailiwick.explanation/1`: one object a request.
///
///     {"schema":"bailiwick.explanation/1","decision":"block",
///      "fired":[{"rule","effect","on","file","line","status":"applies"|"withheld","withheld":{"by","person","cells"},
///                "cells":[{"condition","answer":"yes"|"no"|"unknown","facts":[{"path","value"}]}]}],
///      "undecided":[{"rule","effect","on","file","line","needs":[…],"mayBeWithheldBy":[…],"cells":[…]}],
///      "nearMisses":[{"rule","effect","on","file","line","failing":{cell},"others":[cells]}],
///      "flips":[{"decision":"allow","changes":[{"path","from","to"}]|null,"tries":7,"ranIntoLimit":false}],
///      "people":[{"person","decision","reasons":[as fired or undecided]}]}
public struct ExplanationJSON {
  private let words: AuthorsWords
  private let facts: FactJSON

  public static let schema = "bailiwick.explanation/1"

  public init(_ policy: PolicySet, files: [SourceFile]) {
    words = AuthorsWords(policy, files: files)
    facts = FactJSON(vocabulary: policy.vocabulary)
  }

  private var policy: PolicySet { words.policy }

  public func object(_ explanation: Explanation) -> JSONValue {
    var object: JSONObject = ["schema": .string(Self.schema)]
    object.append("decision", explanation.outcome.decision?.rawValue)
    object.append("fired", .array(explanation.fired.map(json)))
    object.append("undecided", .array(explanation.undecided.map(json)))
    object.append("nearMisses", .array(explanation.nearMisses.map(json)))
    object.append("flips", .array(explanation.flips.map(json)))
    if !explanation.outcome.limits.isEmpty { object.append("limits", .strings(explanation.outcome.limits)) }
    object.append("people", explanation.people.map { .array($0.map(json)) })
    return .object(object)
  }

  // MARK: Rules

  private func start(_ number: Int) -> JSONObject {
    let rule = policy.rules[number]
    let place = words.place(ofRule: number)
    return [
      "rule": .string(rule.name), "effect": .string(policy.vocabulary.effects[rule.effect].name),
      "on": .string(policy.vocabulary.noun(rule.sentence.target)), "file": .string(place.file),
      "line": .integer(place.line),
    ]
  }

  private func json(_ reason: RuleReason) -> JSONValue {
    var object = start(reason.rule)
    switch reason.status {
    case .applies: object.append("status", "applies")
    case .withheld(let withholding):
      object.append("status", "withheld")
      var lift: JSONObject = ["by": .string(policy.rules[withholding.rule].name)]
      lift.append("person", withholding.person)
      lift.append("cells", json(withholding.cells, of: withholding.rule))
      object.append("withheld", .object(lift))
    case .undecided(let needs, let lifters):
      object.append("status", "undecided")
      object.append("needs", .strings(needs))
      object.append("mayBeWithheldBy", .strings(lifters.map { policy.rules[$0].name }))
    }
    object.append("cells", json(reason.cells, of: reason.rule))
    return .object(object)
  }

  private func json(_ miss: NearMiss) -> JSONValue {
    var object = start(miss.rule)
    object.append("failing", json(miss.failing, of: miss.rule))
    object.append("others", json(miss.others, of: miss.rule))
    return .object(object)
  }

  private func json(_ person: PersonReason) -> JSONValue {
    var object: JSONObject = ["person": .string(person.name)]
    object.append("decision", person.outcome.decision?.rawValue)
    object.append("reasons", .array(person.reasons.map(json)))
    return .object(object)
  }

  // MARK: Cells

  private func json(_ cells: [CellReading], of rule: Int) -> JSONValue {
    .array(cells.map { json($0, of: rule) })
  }

  private func json(_ cell: CellReading, of rule: Int) -> JSONValue {
    [
      "condition": .string(words.words(cell.cell, of: rule)), "answer": .string(cell.answer.rawValue),
      "facts": .array(cell.facts.map(json)),
    ]
  }

  private func json(_ reading: FactReading) -> JSONValue {
    switch reading {
    case .fact(let path, let fact, let type): return ["path": .string(path), "value": facts.value(fact, type)]
    case .marked(let path, let tag): return ["path": .string(path), "marked": .string(tag.text)]
    case .activity(let number):
      return ["path": "activity", "value": .string(policy.vocabulary.activities[number].name)]
    case .order(let order, let isInForce, let isStated):
      return [
        "path": .string("orders.\(policy.name(of: order))"), "value": isInForce.map(JSONValue.bool) ?? .null,
        "stated": .bool(isStated),
      ]
    case .people(let path, let counting, let total):
      let people = counting.map { person -> JSONValue in
        ["person": .string(person.name), "facts": .array(person.facts.map(json))]
      }
      return [
        "path": .string(path), "counting": .array(people), "of": total.map(JSONValue.integer) ?? .null,
      ]
    }
  }

  // MARK: Changes

  private func json(_ flip: Flip) -> JSONValue {
    [
      "decision": .string(flip.decision.rawValue), "changes": flip.changes.map { .array($0.map(json)) } ?? .null,
      "tries": .integer(flip.tries), "ranIntoLimit": .bool(flip.ranIntoLimit),
    ]
  }

  private func json(_ change: FactChange) -> JSONValue {
    if case .addPerson(let person) = change.operation {
      return ["path": .string(change.path), "add": facts.object(person, of: policy.vocabulary.person)]
    }
    return [
      "path": .string(change.path), "from": facts.value(change.before, change.type),
      "to": facts.value(change.after, change.type),
    ]
  }
}
