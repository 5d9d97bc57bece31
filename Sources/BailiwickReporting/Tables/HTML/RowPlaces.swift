import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

extension ReportedRow {
  /// Where somebody may be whom the row's effect is on. Only tests of that person's own presence tell:
  /// a residence does not, nor where others are, and an effect on the thing may reach anybody.
  func atoms(in table: ReportedTable) -> AtomSet {
    guard let path = table.presence, let column = table.table.columns.firstIndex(of: .fact(path)),
      let condition = cells.first(where: { $0.column == column })?.condition
    else { return .everything }
    return condition.atoms(negated: false)
  }

  /// The tags that a row asks about, those of people who are counted included.
  var tags: [Spelling] {
    cells.flatMap(\.tests).compactMap { test in
      if case .tagged(let tag) = test.predicate { tag } else { nil }
    }
  }
}

extension ReportedCell {
  /// Every test in it, those inside quantifiers included.
  var tests: [Test] { condition?.tests ?? [] }
}

extension ReportedTable {
  /// The path to where the person is whom the table's effect is on.
  fileprivate var presence: Path? {
    guard case .effect(_, let party) = table.output,
      let located = words.vocabulary.person.locatedAttribute
    else { return nil }
    switch party {
    case .participant: return Path(.participant, [located])
    case .role(let role): return Path(.thing, [role, located])
    case .thing: return nil
    }
  }
}

extension Condition {
  /// Where it may hold of somebody whose place it asks; everywhere as far as it asks something else.
  fileprivate func atoms(negated: Bool) -> AtomSet {
    switch self {
    case .all(let parts), .any(let parts):
      let found = parts.map { $0.atoms(negated: negated) }
      let isTogether = if case .all = self { !negated } else { negated }
      return isTogether
        ? found.reduce(.everything) { $0.intersection($1) } : found.reduce(.empty) { $0.union($1) }
    case .not(let part): return part.atoms(negated: !negated)
    case .test(let test):
      switch test.predicate {
      case .inside(let set), .possiblyInside(let set): return negated ? set.complement : set
      case .tagged, .number, .text, .choice, .flag, .time, .known: return .everything
      }
    case .quantified: return .everything
    }
  }
}
