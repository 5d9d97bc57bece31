import ArgumentParser
import Bailiwick

struct Leaks: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Proves for every authority that its word stays at home, or shows how it does not.",
    discussion: """
      An authority is confined when nothing that it says changes what happens to anyone outside its bailiwick. \
      Each leak has two requests that show it: they differ only in the authority's word, and have different \
      effects on somebody outside. Exit code 1 tells of a leak, 4 of a limit that was reached before a proof.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "How to print the proof: text or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Ask of this authority only.", valueName: "name"))
  var authority: String?

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func run() throws {
    let programs = try shared.programs(in: paths)
    shared.report(programs.failures)
    let compilations = programs.list.map { Compilation($0.program) }
    try checkAuthority(in: compilations.compactMap(\.policySet))
    var documents: [JSONValue] = []
    var statuses: [ExitStatus] = programs.failures.isEmpty ? [] : [.unreadable]
    for (titled, compilation) in zip(programs.list, compilations) {
      if format == .text, programs.list.count > 1 { printTitle(titled.title, isFirst: documents.isEmpty) }
      let (document, status) = prove(compilation)
      documents.append(document)
      statuses.append(status)
    }
    printDocuments(documents)
    if let worst = Self.gravity.first(where: statuses.contains) { throw worst }
  }

  /// An authority that no program knows is a mistake, and not confined.
  private func checkAuthority(in policies: [PolicySet]) throws {
    guard let authority, let policy = policies.first,
      policies.allSatisfy({ $0.canonicalAuthority(authority) == nil })
    else { return }
    let meant = didYouMean(policy.nearMisses(toAuthority: authority), quote: "'")
    throw ValidationError("no authority or place is named '\(authority)'\(meant)")
  }

  /// What counts first, where programs end differently.
  private static let gravity: [ExitStatus] = [.defect, .unreadable, .no, .undecided]

  private func printTitle(_ title: String, isFirst: Bool) {
    StandardStreams.result((isFirst ? "" : "\n") + shared.resultStyle.paint("== \(title)", .bold) + "\n")
  }

  /// Proves a program, prints the proof as text where that is asked for, and makes its document.
  private func prove(_ compilation: Compilation) -> (JSONValue, ExitStatus) {
    guard let grounds = compilation.grounds else {
      return (.failure(shared.refusal(of: compilation)), .unreadable)
    }
    let policy = grounds.policy
    let progress = SharedProgress(Progress("proving", of: "questions", shared: shared))
    let report = LeakProver(grounds).report(on: authority.map { policy.canonicalAuthority($0) ?? $0 }) {
      progress.reach($0, of: $1)
    }
    progress.erase()
    if format == .text {
      StandardStreams.result(LeaksText(policy, files: compilation.files, style: shared.resultStyle).render(report))
    }
    let document = LeaksJSON(policy, files: compilation.files).document(
      report, policyFiles: compilation.files.map(\.name))
    return (document, status(of: report, policy))
  }

  private func status(of report: LeakReport, _ policy: PolicySet) -> ExitStatus {
    if let defect = report.defects.first {
      StandardStreams.error(
        "a defect of bailiwick's: a leak of \(policy.rules[defect.rule].name) from \(defect.authority) does not replay\n"
          + "Please report it, with the policy and the command.")
      return .defect
    }
    if !report.leaks.isEmpty { return .no }
    return report.unproved.isEmpty ? .yes : .undecided
  }

  /// One document for one program, and one with all of them for several.
  private func printDocuments(_ documents: [JSONValue]) {
    guard format == .json else { return }
    let document = documents.count == 1 ? documents[0] : ["programs": .array(documents)]
    StandardStreams.result(document.text(.indented) + "\n")
  }
}
