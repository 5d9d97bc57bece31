import BailiwickModel
import BailiwickSource

/// All rules with one effect on one noun, or all marks of one tag, as a decision table in the sense of
/// DMN (OMG, Decision Model and Notation 1.5, chapter 8), hit policy PRIORITY by strength.
///
///     block participant
///
///       meeting.tags    participant.location   time                 rule          authorities  strength
///     1 illegal-in-CN   in CN                  from 2020-06-01      mainland      CN           restricts
///     2 illegal-in-DE   in DE                  -                    germany       DE           restricts
///
/// A row is a conjunction of cells; a rule whose condition has `or` across columns takes several
/// rows. Rows share cells.
public struct DecisionTable: Sendable {
  public let output: Output
  public let columns: [Column]
  public let cells: [Cell]
  /// In program order.
  public let rules: [TableRule]

  /// What a table decides.
  public enum Output: Hashable, Sendable {
    /// An effect, by its number in the vocabulary, on somebody or something.
    case effect(Int, on: Party)
    /// Whether marks add a tag to the thing.
    case tag(Spelling)
  }

  /// The table of the first rules only.
  public func first(_ count: Int) -> DecisionTable {
    DecisionTable(output: output, columns: columns, cells: cells, rules: Array(rules.prefix(count)))
  }
}

/// What the cells of a column ask about.
public enum Column: Hashable, Sendable {
  /// A fact, by the path to it.
  case fact(Path)
  /// How many of the thing's people there are of whom a condition holds.
  case quantified(Quantified)
  case activity
  /// Which orders are in force.
  case orders
  /// Conditions with `or` across columns that would take too many rows.
  case alternatives
}

/// One test of a column, or several of the same column.
public struct Cell: Hashable, Sendable {
  /// The number of its column in the table.
  public let column: Int
  public let content: Content
  /// Where it was written.
  public let origin: Origin

  public enum Content: Hashable, Sendable {
    /// Every test in it is of the cell's column.
    case condition(Condition)
    /// The request is about this activity.
    case activity(Int)
    /// One of these orders is in force.
    case orders([OrderReference])
    /// One of these holds.
    case alternatives(Formula)
  }
}

/// A rule or a mark in its table.
public struct TableRule: Sendable {
  /// The number of the rule, or of the mark, in the policy.
  public let number: Int
  public let strength: Strength
  /// The rule's condition over the table's cells; its rows say the same.
  public let formula: Formula
  /// Conjunctions of cells by their numbers, ascending by column. The rule holds when one row does.
  public let rows: [[Int]]
  /// Whether a disjunction was kept as a column of its own, since it would take too many rows.
  public let keepsAlternatives: Bool
}

/// How strong a rule is against others on the same person (§6 of the reference), the strongest first.
public enum Strength: String, Hashable, Sendable, CaseIterable {
  case protects
  case restricts
  case permits
  case restrictsByDefault = "restricts by default"
  case informs
  case marks
}

/// A condition over a table's cells, by their numbers: negations are inside the cells.
public indirect enum Formula: Hashable, Sendable {
  case all([Formula])
  case any([Formula])
  case cell(Int)
}
