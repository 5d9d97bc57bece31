import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Conditions as JSON, for programs: sets of places as codes, numbers as bounds, words as words.
///
///     {"in":["CN"]}   {"not":{"tagged":"a"}}   {"atLeast":1,"atMost":5}   {"all":[…]}   {"before":"2020-06-04T00:00:00Z"}
struct ConditionJSON {
  let words: ConditionWords
  let table: DecisionTable
  /// What was asked for before: many rows share a cell, and to name a set's places takes long.
  private var known: [[Cell]: JSONValue] = [:]

  init(words: ConditionWords, table: DecisionTable) {
    self.words = words
    self.table = table
  }

  /// What a row asks of one column, whose path is not said again.
  mutating func json(_ cell: ReportedCell) -> JSONValue {
    if let value = known[cell.cells] { return value }
    let parts = cell.cells.map { content($0.content) }
    let value = parts.count == 1 ? parts[0] : ["all": .array(parts)]
    known[cell.cells] = value
    return value
  }

  private func content(_ content: Cell.Content) -> JSONValue {
    switch content {
    case .condition(let condition): json(condition, showsPaths: false)
    case .activity(let number): ["activity": .string(words.vocabulary.activities[number].name)]
    case .orders(let references): ["orders": .strings(references.map(words.order))]
    case .alternatives(let formula): json(formula)
    }
  }

  private func json(_ formula: Formula) -> JSONValue {
    switch formula {
    case .all(let parts): ["all": .array(parts.map { json($0) })]
    case .any(let parts): ["any": .array(parts.map { json($0) })]
    case .cell(let number):
      ["column": .integer(table.cells[number].column), "test": content(table.cells[number].content)]
    }
  }

  /// - Parameter showsPaths: whether the tests may be of several facts.
  private func json(_ condition: Condition, showsPaths: Bool) -> JSONValue {
    switch condition {
    case .all(let parts): return ["all": .array(parts.map { json($0, showsPaths: showsPaths) })]
    case .any(let parts): return ["any": .array(parts.map { json($0, showsPaths: showsPaths) })]
    case .not(let part): return ["not": json(part, showsPaths: showsPaths)]
    case .quantified: return ["holds": true]
    case .test(let test):
      let predicate = json(test)
      guard showsPaths else { return .object(predicate) }
      var object: JSONObject = ["path": .string(words.path(test.path))]
      for member in predicate.members { object.append(member.name, member.value) }
      return .object(object)
    }
  }

  private func json(_ test: Test) -> JSONObject {
    switch test.predicate {
    case .inside(let set): return ["in": codes(set)]
    case .possiblyInside(let set): return ["possiblyIn": codes(set)]
    case .tagged(let tag): return ["tagged": .string(tag.text)]
    case .number(let interval):
      var object = JSONObject()
      if interval.lower != .min { object.append("atLeast", .integer(Int(interval.lower))) }
      if interval.upper != .max || interval.lower == .min {
        object.append("atMost", .integer(Int(interval.upper)))
      }
      return object
    case .text(let text): return json(text)
    case .choice(let numbers):
      guard case .choice(let choices) = words.attributes(on: test.path).last?.attribute.type else {
        return [:]
      }
      return ["oneOf": .strings(numbers.sorted().map { choices[$0] })]
    case .flag: return ["flag": true]
    case .time(.before(let instant)): return ["before": .string(instant.timestamp)]
    case .time(.from(let instant)): return ["from": .string(instant.timestamp)]
    case .time(.after(let instant)): return ["after": .string(instant.timestamp)]
    case .known: return ["known": true]
    }
  }

  private func json(_ test: TextTest) -> JSONObject {
    switch test {
    case .oneOf(let texts): ["oneOf": .strings(texts.sorted().map(\.text))]
    case .matches(let pattern): ["matches": .string(pattern.pattern), "flags": .string(pattern.flags)]
    case .contains(let text): ["contains": .string(text.text)]
    case .startsWith(let text): ["startsWith": .string(text.text)]
    case .endsWith(let text): ["endsWith": .string(text.text)]
    }
  }

  /// The fewest codes; what is in a place but in none of its parts is `rest of GB`.
  private func codes(_ set: AtomSet) -> JSONValue { .strings(Places.standard.describe(set)) }

  // MARK: Columns

  func json(_ column: Column) -> JSONValue {
    var object: JSONObject = ["words": .string(words.column(column))]
    switch column {
    case .fact(let path):
      object.append("kind", "fact")
      object.append("path", words.path(path))
    case .quantified(let quantified):
      object.append("kind", "quantified")
      object.append("quantifier", quantifier(quantified.quantifier))
      object.append("condition", json(quantified.condition, showsPaths: true))
    case .activity: object.append("kind", "activity")
    case .orders: object.append("kind", "orders")
    case .alternatives: object.append("kind", "alternatives")
    }
    return .object(object)
  }

  private func quantifier(_ quantifier: Quantifier) -> JSONValue {
    switch quantifier {
    case .any: ["name": "any"]
    case .every: ["name": "every"]
    case .no: ["name": "no"]
    case .atLeast(let bound): ["name": "at least", "count": .integer(Int(bound))]
    case .atMost(let bound): ["name": "at most", "count": .integer(Int(bound))]
    case .exactly(let bound): ["name": "exactly", "count": .integer(Int(bound))]
    }
  }
}
