import BailiwickDecisions
import BailiwickModel
import BailiwickSource

extension TableReport {
  /// One document of the schema `bailiwick.tables/1`.
  public var json: JSONValue {
    var object: JSONObject = ["schema": "bailiwick.tables/1", "policy": .strings(files)]
    object.append("orders", .array(orders.map(json)))
    object.append("tables", .array(tables.map(json)))
    object.append("error", failure.map { ["message": .string($0)] })
    return .object(object)
  }

  private func json(_ order: Order) -> JSONValue {
    var object: JSONObject = ["name": .string(order.name)]
    object.append("title", order.title)
    object.append("issuer", order.issuer)
    object.append("from", order.issued.start.timestamp)
    object.append("until", order.expires?.end.timestamp)
    return .object(object)
  }

  private func json(_ table: ReportedTable) -> JSONValue {
    var conditions = ConditionJSON(words: table.words, table: table.table)
    return [
      "name": .string(table.name),
      "output": json(table.table.output),
      "hitPolicy": "PRIORITY",
      "columns": .array(table.table.columns.map { conditions.json($0) }),
      "rows": .array(
        table.rules.flatMap { rule in
          rule.rows.map { row in .object(self.row(row, of: rule, &conditions)) }
        }),
    ]
  }

  private func json(_ output: DecisionTable.Output) -> JSONValue {
    switch output {
    case .effect(let number, let party):
      [
        "effect": .string(vocabulary?.effects[number].name ?? ""),
        "on": .string(vocabulary?.noun(party) ?? ""),
      ]
    case .tag(let tag): ["tag": .string(tag.text)]
    }
  }

  private func row(_ row: ReportedRow, of rule: ReportedRule, _ conditions: inout ConditionJSON) -> JSONObject {
    let cells = row.cells.map { cell -> JSONValue in
      [
        "column": .integer(cell.column), "words": .string(cell.words), "test": conditions.json(cell),
      ]
    }
    var object: JSONObject = ["number": .integer(row.number), "cells": .array(cells)]
    object.append("rule", rule.name)
    object.append("title", rule.title)
    object.append("authorities", .strings(rule.authorities))
    object.append("strength", rule.strength.rawValue)
    object.append("because", rule.because)
    object.append("notice", rule.notice)
    if !rule.documentation.isEmpty { object.append("documentation", rule.documentation) }
    object.append("keepsAlternatives", .bool(rule.keepsAlternatives))
    object.append("sentence", rule.sentence)
    object.append("file", rule.file)
    object.append("range", ["start": json(rule.start), "end": json(rule.end)])
    return object
  }

  private func json(_ position: SourcePosition) -> JSONValue {
    ["line": .integer(position.line), "column": .integer(position.column), "byte": .integer(position.byte)]
  }
}
