/// What one rule does in the request of a failed test, and why: a row of its table in the author's words.
public struct RuleNote: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case applies, withheld, undecided
    /// One condition alone keeps the rule from firing.
    case nearly
    /// Several conditions do.
    case fails
  }

  /// A condition of the rule, and whether it holds.
  public struct Condition: Hashable, Sendable {
    /// As the policy writes it: `participant in CN`.
    public let words: String
    /// `yes`, `no` or `unknown`.
    public let answer: String
    /// What the request says of it: `participant.location is HK`; empty where that is the same.
    public let facts: String

    public init(words: String, answer: String, facts: String) {
      self.words = words
      self.answer = answer
      self.facts = facts
    }
  }

  public let kind: Kind
  public let rule: String
  public let effect: String
  /// The noun of its target.
  public let on: String
  public let file: String
  public let line: Int
  /// The rule that withholds its effect.
  public let withheldBy: String?
  /// The facts that are missing, as paths.
  public let needs: [String]
  public let conditions: [Condition]

  public init(
    kind: Kind, rule: String, effect: String, on: String, file: String, line: Int, withheldBy: String? = nil,
    needs: [String] = [], conditions: [Condition]
  ) {
    self.kind = kind
    self.rule = rule
    self.effect = effect
    self.on = on
    self.file = file
    self.line = line
    self.withheldBy = withheldBy
    self.needs = needs
    self.conditions = conditions
  }
}

extension RuleNote {
  /// For people, the rule's line and one for each condition:
  ///
  ///     nearly: block participant, rule mainland (policy.bwk:1)
  ///       no   participant in CN   participant.location is HK
  var lines: [String] {
    let place = "(\(file):\(line))"
    let ending =
      (withheldBy.map { ", by \($0)" } ?? "") + (needs.isEmpty ? "" : ", needs \(needs.joined(separator: ", "))")
    let width = conditions.map { displayWidth($0.words) }.max() ?? 0
    return ["\(kind.rawValue): \(effect) \(on), rule \(rule)\(ending) \(place)"]
      + conditions.map { condition in
        let gap = condition.facts.isEmpty ? 0 : width - displayWidth(condition.words) + 2
        let answer = condition.answer + String(repeating: " ", count: max(1, 9 - condition.answer.count))
        return "  " + answer + condition.words + String(repeating: " ", count: gap) + condition.facts
      }
  }

  var json: JSONValue {
    var object: JSONObject = [
      "status": .string(kind.rawValue), "rule": .string(rule), "effect": .string(effect), "on": .string(on),
      "file": .string(file), "line": .integer(line),
    ]
    object.append("by", withheldBy)
    if !needs.isEmpty { object.append("needs", .strings(needs)) }
    object.append(
      "conditions",
      .array(
        conditions.map { condition in
          [
            "condition": .string(condition.words), "answer": .string(condition.answer),
            "facts": .string(condition.facts),
          ]
        }))
    return .object(object)
  }
}
