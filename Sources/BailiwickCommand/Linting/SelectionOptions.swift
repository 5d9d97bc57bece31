import ArgumentParser
import Bailiwick

extension FailLevel: ExpressibleByArgument {}

/// Which checks run, on what day, and what fails.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Run only these checks: codes, names, categories or all.", valueName: "checks"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Run these checks as well.", valueName: "checks"))
  var extendSelect: [String] = []

  @Option(help: ArgumentHelp("Do not run these checks.", valueName: "checks"))
  var ignore: [String] = []

  @Option(help: "The least severity that makes the exit code 1: error, warning, info or never.")
  var failOn: FailLevel?

  @Option(help: ArgumentHelp("Fail when there are more warnings.", valueName: "number"))
  var maxWarnings: Int?

  @Option(help: ArgumentHelp("The day against which windows and orders are held; today's.", valueName: "date"))
  var today: String?

  @Option(
    help: ArgumentHelp("The configuration for all files, instead of the bailiwick.toml near each.", valueName: "file"))
  var config: String?

  func validate() throws {
    if !select.isEmpty, Self.words(select).isEmpty { throw ValidationError("--select names no check") }
    do { _ = try selection.codes() } catch { throw ValidationError("\(error)") }
    if let today, Day(today) == nil { throw ValidationError("--today takes a day like 2026-06-15, not '\(today)'") }
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings takes a number from 0") }
  }

  /// What is asked for; a list may be divided by commas.
  var selection: CheckSelection {
    CheckSelection(
      select: select.isEmpty ? nil : Self.words(select), extend: Self.words(extendSelect),
      ignore: Self.words(ignore))
  }

  var day: Day { today.flatMap { Day($0) } ?? Clock.today }

  private static func words(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty } }
  }
}
