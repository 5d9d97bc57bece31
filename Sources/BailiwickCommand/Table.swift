import ArgumentParser
import Bailiwick
import Glibc

extension HitPolicy: ExpressibleByArgument {}

struct Table: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Prints the decision tables that policies compile to.",
    discussion: """
      There is a table for each effect on each noun, and one for each tag that marks add; a row is a \
      conjunction of cells. The tables are the program: requests are decided by them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, csv, html, json, dmn
  }

  @Option(help: "How to print the tables: text, markdown, csv, html, json or dmn.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Print only this table: an effect and its noun, as in 'block participants'.", valueName: "name"))
  var decision: String?

  @Option(help: "In dmn, which of the rows that match counts: priority, or collect for all of them.")
  var hitPolicy: HitPolicy?

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    if hitPolicy != nil, format != .dmn { throw ValidationError("--hit-policy goes with --format dmn only") }
  }

  func run() throws {
    let compilation = try shared.compile(paths)
    guard let policy = compilation.policySet else { throw shared.refusal(of: compilation) }
    var report = TableReport(policy, tables: tabulate(policy), files: compilation.files)
    if let decision {
      guard let chosen = report.only(decision) else {
        throw ValidationError(unknown(decision, among: report.tables))
      }
      report = chosen
    }
    if report.tables.isEmpty { shared.say("there are no rules") }
    StandardStreams.result(Self.rendered(report, format, shared.resultStyle, hitPolicy: hitPolicy))
  }

  private func unknown(_ name: String, among tables: [ReportedTable]) -> String {
    let names = tables.map(\.name)
    let isPlural = { (table: ReportedTable) in nearMisses(to: name, among: [table.pluralName]).count == 1 }
    let meant = nearMisses(to: name, among: names) + tables.filter(isPlural).map(\.name)
    var seen: Set<String> = []
    let shown = meant.filter { seen.insert($0).inserted }.prefix(3)
    let question =
      shown.isEmpty
      ? "; the tables are \(names.map { "'\($0)'" }.joined(separator: ", "))" : didYouMean(Array(shown), quote: "'")
    return "no table decides '\(name)'" + (names.isEmpty ? "; there are no rules" : question)
  }

  static func failureDocument(_ failure: NoResult, format: String) -> String? {
    guard let format = Format(rawValue: format), format != .text, format != .markdown else { return nil }
    return rendered(TableReport(failure: failure.message, files: failure.files), format, .plain)
  }

  private static func rendered(
    _ report: TableReport, _ format: Format, _ style: Style, hitPolicy: HitPolicy? = nil
  ) -> String {
    switch format {
    case .text: report.text(width: width, style)
    case .markdown: report.markdown
    case .csv: report.csv
    case .html: report.html
    case .json: report.json.text(.indented) + "\n"
    case .dmn: report.dmn(hitPolicy ?? .priority)
    }
  }

  /// How many columns the result may take: as `COLUMNS` says, else the terminal, else 100.
  static var width: Int {
    if let text = getenv("COLUMNS").map({ String(cString: $0) }), let columns = Int(text), columns > 0 {
      return columns
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }
}
