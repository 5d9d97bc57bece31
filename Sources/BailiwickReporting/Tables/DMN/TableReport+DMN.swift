import BailiwickDecisions
import BailiwickModel

/// Which of the matching rows of a DMN table counts.
public enum HitPolicy: String, Sendable, CaseIterable {
  /// The strongest, and of equals the first in program order.
  case priority
  /// All of them, for engines that do not rank; their tests use no function of FEEL's.
  case collect

  fileprivate var dialect: FEEL.Dialect {
    switch self {
    case .priority: .standard
    case .collect: .functionFree
    }
  }
}

extension TableReport {
  /// A document of OMG's Decision Model and Notation, version 1.5.
  public func dmn(_ hitPolicy: HitPolicy = .priority) -> String {
    let converted = tables.map { DMNTable($0, hitPolicy.dialect) }
    var data: [DMNInputData] = []
    for needed in converted.flatMap(\.data) where !data.contains(needed) { data.append(needed) }
    var children = [Markup("description", text: description(hitPolicy, data))]
    children += itemDefinitions(hitPolicy.dialect)
    children += data.map(inputData)
    for (index, pair) in zip(tables, converted).enumerated() {
      children.append(decision(pair.0, pair.1, number: index + 1, hitPolicy, data))
    }
    return Markup(
      "definitions",
      [
        "xmlns": "https://www.omg.org/spec/DMN/20230324/MODEL/", "id": "definitions",
        "name": files.last ?? "policy", "namespace": "urn:bailiwick:tables", "exporter": "bailiwick",
      ], children
    ).document
  }

  private func description(_ hitPolicy: HitPolicy, _ data: [DMNInputData]) -> String {
    if let failure { return "No tables: \(failure)" }
    var parts = [
      "Decision tables of \(files.joined(separator: ", ")).",
      "A row matches when all of its tests are true. What is not known is null.",
      "A place is one canonical code of ISO 3166-1 or ISO 3166-2; candidates cannot be asked about here.",
      "In names a hyphen is written _.",
      "A restricting row has no effect on whom a row of strength \"protects\" protects; one that restricts by default"
        + " none on whom a row of strength \"permits\" permits. Marks come first: they add their tag to the"
        + " \(vocabulary?.thing.noun.singular ?? "thing")'s tags.",
    ]
    if hitPolicy == .collect {
      parts.append("Times are texts in UTC with whole seconds: 2020-06-04T20:00:00Z.")
    }
    let sentences = data.compactMap { data in data.sentence.map { "\(data.name): \($0)." } }
    return (parts + sentences).joined(separator: "\n")
  }

  private func inputData(_ data: DMNInputData) -> Markup {
    let sentence = data.sentence.map { [Markup("description", text: $0)] } ?? []
    return Markup(
      "inputData", ["id": "data_\(data.name)", "label": data.sentence, "name": data.name],
      sentence + [Markup("variable", ["name": data.name, "typeRef": data.type])])
  }

  // MARK: Types

  private func itemDefinitions(_ dialect: FEEL.Dialect) -> [Markup] {
    guard let vocabulary, let words = tables.first?.words else { return [] }
    let feel = FEEL(dialect: dialect, words: words)
    let tags = Markup(
      "itemDefinition", ["name": FEEL.tagsType, "isCollection": "true"], [Markup("typeRef", text: "string")])
    return [tags]
      + vocabulary.kinds.map { kind in
        Markup("itemDefinition", ["name": FEEL.type(of: kind)], kind.attributes.map { component($0, feel) })
      }
  }

  private func component(_ attribute: Attribute, _ feel: FEEL) -> Markup {
    var children = [Markup("typeRef", text: feel.type(of: attribute.type))]
    if case .choice(let words) = attribute.type {
      let values = Markup("text", text: words.map(FEEL.text).joined(separator: ", "))
      children.append(Markup("allowedValues", [:], [values]))
    }
    let isCollection = attribute.type == .people ? "true" : nil
    return Markup(
      "itemComponent", ["name": FEEL.name(attribute.name), "isCollection": isCollection], children)
  }

  // MARK: Tables

  private func decision(
    _ table: ReportedTable, _ converted: DMNTable, number: Int, _ hitPolicy: HitPolicy, _ data: [DMNInputData]
  ) -> Markup {
    let requirements = converted.data.map { needed in
      Markup(
        "informationRequirement", ["id": "requirement_\(number)_\(needed.name)"],
        [Markup("requiredInput", ["href": "#data_\(needed.name)"])])
    }
    return Markup(
      "decision", ["id": "decision_\(number)", "name": table.name],
      [Markup("variable", ["name": table.name])] + requirements
        + [decisionTable(table, converted, number: number, hitPolicy)])
  }

  private func decisionTable(
    _ table: ReportedTable, _ converted: DMNTable, number: Int, _ hitPolicy: HitPolicy
  )
    -> Markup
  {
    let inputs = converted.inputs.enumerated().map { index, input in
      Markup(
        "input", ["id": "input_\(number)_\(index + 1)", "label": input.label],
        [Markup("inputExpression", ["typeRef": input.type], [Markup("text", text: input.expression)])])
    }
    let rows = table.rules.flatMap { rule in rule.rows.map { (rule, $0) } }
    let rules = zip(rows, converted.rows).map { row, entries in
      let tests = converted.inputs.indices.map {
        entry("inputEntry", entries[$0] ?? "-", row.1.number, $0, number)
      }
      let outputs = [
        FEEL.text(row.0.strength.rawValue), FEEL.text(row.0.name), FEEL.list(row.0.authorities),
      ].enumerated().map { entry("outputEntry", $1, row.1.number, $0, number) }
      let description = (row.0.documentation.isEmpty ? "" : row.0.documentation + "\n") + row.0.sentence
      return Markup(
        "rule", ["id": "rule_\(number)_\(row.1.number)"],
        [Markup("description", text: description)] + tests + outputs)
    }
    return Markup(
      "decisionTable", ["id": "table_\(number)", "hitPolicy": hitPolicy.rawValue.uppercased()],
      inputs + outputs(table, number: number) + rules)
  }

  /// Values in the order of their priority: by strength, then in program order.
  private func outputs(_ table: ReportedTable, number: Int) -> [Markup] {
    let strengths = Strength.allCases.filter { strength in table.rules.contains { $0.strength == strength } }
    var seen: Set<String> = []
    let rules = table.rules.map(\.name).filter { seen.insert($0).inserted }
    func output(_ name: String, _ type: String, _ values: [String]) -> Markup {
      let values = values.map(FEEL.text).joined(separator: ", ")
      return Markup(
        "output", ["id": "output_\(number)_\(name)", "name": name, "typeRef": type],
        values.isEmpty ? [] : [Markup("outputValues", [:], [Markup("text", text: values)])])
    }
    return [
      output("strength", "string", strengths.map(\.rawValue)), output("rule", "string", rules),
      output("authorities", "Any", []),
    ]
  }

  private func entry(_ kind: String, _ text: String, _ row: Int, _ column: Int, _ table: Int) -> Markup {
    Markup(
      kind, ["id": "\(kind)_\(table)_\(row)_\(column + 1)"], [Markup("text", text: text)])
  }
}
