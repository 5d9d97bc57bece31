import BailiwickDecisions
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// The decision tables of a policy, in words: what every format prints.
public struct TableReport: Sendable {
  public let tables: [ReportedTable]
  /// The names of the policy's files, in program order.
  public let files: [String]
  /// Why there are no tables, for a policy that has none to show.
  public let failure: String?
  /// `nil` when there is no policy.
  let declarations: Declarations?

  public init(_ policy: PolicySet, tables: [DecisionTable], files: [SourceFile]) {
    let words = ConditionWords(policy.declarations)
    let sources = SourceFiles(files)
    self.tables = tables.map { ReportedTable($0, of: policy, words: words, sources: sources) }
    self.files = files.map(\.name)
    failure = nil
    declarations = policy.declarations
  }

  /// What stands for the tables of a policy that does not compile or cannot be read.
  public init(failure: String, files: [String] = []) {
    tables = []
    self.files = files
    self.failure = failure
    declarations = nil
  }

  private init(_ report: TableReport, tables: [ReportedTable]) {
    self.tables = tables
    files = report.files
    failure = nil
    declarations = report.declarations
  }

  var orders: [Order] { declarations?.orders ?? [] }
  var vocabulary: Vocabulary? { declarations?.vocabulary }

  /// Only the table of this name, `block participant` or `block participants`; `nil` without such a one.
  public func only(_ name: String) -> TableReport? {
    let found = tables.filter { $0.name == name || $0.pluralName == name }
    return found.isEmpty ? nil : TableReport(self, tables: found)
  }
}

/// One decision table with its cells in words.
public struct ReportedTable: Sendable {
  /// What it decides, `block participant`, or of marks `mark adult-content`.
  public let name: String
  /// `block participants`, as the rules write it.
  public let pluralName: String
  /// Of each column, in the table's order.
  public let columns: [String]
  /// Rules or marks, in program order.
  public let rules: [ReportedRule]
  let table: DecisionTable
  let words: ConditionWords

  var title: String { "\(name) — hit policy PRIORITY" }

  init(_ table: DecisionTable, of policy: PolicySet, words: ConditionWords, sources: SourceFiles) {
    let vocabulary = policy.vocabulary
    switch table.output {
    case .effect(let number, let party):
      let effect = vocabulary.effects[number].name
      name = "\(effect) \(vocabulary.noun(party))"
      pluralName = "\(effect) \(vocabulary.plural(party))"
    case .tag(let tag):
      name = "mark \(writtenWord(tag.text))"
      pluralName = name
    }
    columns = table.columns.map(words.column)
    var cells = CellWords(words)
    var rowCount = 0
    var rules: [ReportedRule] = []
    for rule in table.rules {
      let reported = ReportedRule(
        rule, in: table, of: policy, words: &cells, sources: sources, rowsBefore: rowCount)
      rowCount += rule.rows.count
      rules.append(reported)
    }
    self.rules = rules
    self.table = table
    self.words = words
  }

  /// The columns whose cells are conditions joined by `or`, kept for their number.
  static let keptNote = "its alternatives are too many for rows of their own and stand in one column"
}

extension Vocabulary {
  /// The noun of a target in the plural: `participants`.
  func plural(_ party: Party) -> String {
    switch party {
    case .participant: person.noun.plural
    case .thing: thing.noun.plural
    case .role(let attribute): thing.attributes[attribute].role?.plural ?? noun(party)
    }
  }
}
