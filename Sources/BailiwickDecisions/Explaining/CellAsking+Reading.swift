import BailiwickModel

/// Cells with the facts that they ask about.
extension CellAsking {
  mutating func reading(of cell: Int, in table: Int, about person: Int32? = nil) -> CellReading {
    var facts: [FactReading] = []
    collect(cell, in: table, about: person ?? request.participant, into: &facts)
    return CellReading(
      cell: cells.tables[table].cells[cell], answer: answer(cell, in: table, about: person), facts: facts)
  }

  /// Every fact once, in the order in which the cell asks.
  private mutating func collect(_ cell: Int, in table: Int, about person: Int32, into facts: inout [FactReading]) {
    let source = cells.tables[table]
    switch source.cells[cell].content {
    case .activity: add(.activity(request.activity), to: &facts)
    case .orders(let orders):
      for order in orders {
        add(
          .order(order, isInForce: isInForce(order), isStated: request.orders[order] != nil), to: &facts)
      }
    case .alternatives(let formula): collect(formula, in: table, about: person, into: &facts)
    case .condition(let condition):
      if case .quantified(let quantified) = source.columns[source.cells[cell].column] {
        add(counted(quantified, column: source.cells[cell].column, in: table), to: &facts)
      } else {
        for test in condition.tests { collect(test, about: person, counted: nil, into: &facts) }
      }
    }
  }

  /// Of alternatives that hold, those that make it so; else all of them.
  private mutating func collect(_ formula: Formula, in table: Int, about person: Int32, into facts: inout [FactReading])
  {
    switch formula {
    case .cell(let cell): collect(cell, in: table, about: person, into: &facts)
    case .all(let parts):
      for part in parts { collect(part, in: table, about: person, into: &facts) }
    case .any(let parts):
      var deciding = parts
      for part in parts where answer(part, in: table, about: person) == .yes {
        deciding = [part]
        break
      }
      for part in deciding { collect(part, in: table, about: person, into: &facts) }
    }
  }

  private mutating func collect(
    _ test: Test, about person: Int32, counted: Int32?, into facts: inout [FactReading]
  ) {
    guard let found = self.facts.find(test.path, participant: person, counted: counted) else { return }
    add(.fact(path: found.path, found.fact, found.type), to: &facts)
    guard case .tagged(let tag) = test.predicate, !found.fact.has(tag: tag), test.path.isThingsTags,
      marks(tag) == .yes
    else { return }
    add(.marked(path: found.path, tag: tag), to: &facts)
  }

  /// Whether some mark adds a tag.
  mutating func marks(_ tag: Spelling) -> CellReading.Answer {
    guard let table = cells.tables.firstIndex(where: { $0.output == .tag(tag) }) else { return .no }
    var greatest = CellReading.Answer.no
    for rule in cells.tables[table].rules { greatest = max(greatest, answer(rule.formula, in: table)) }
    return greatest
  }

  private mutating func counted(_ quantified: Quantified, column: Int, in table: Int) -> FactReading {
    var counting: [CountedPerson] = []
    for person in people {
      let answer = answer(insideColumn: column, in: table, of: person)
      guard answer == (quantified.quantifier == .every ? .no : .yes) else { continue }
      var read: [FactReading] = []
      for test in quantified.condition.tests { collect(test, about: request.participant, counted: person, into: &read) }
      counting.append(CountedPerson(name: facts.name(of: person), facts: read))
    }
    return .people(path: facts.peoplePath, counting: counting, of: request.listed?.count)
  }

  private func add(_ reading: FactReading, to facts: inout [FactReading]) {
    if !facts.contains(reading) { facts.append(reading) }
  }
}

extension Fact {
  func has(tag: Spelling) -> Bool {
    guard case .tags(let tags) = self else { return false }
    return tags.contains(tag)
  }
}

extension Path {
  /// Whether it leads to the tags to which marks add.
  var isThingsTags: Bool { root == .thing && steps.count == 1 }
}
