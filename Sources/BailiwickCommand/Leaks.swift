import ArgumentParser
import Bailiwick

struct Leaks: ParsableCommand {
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
    let compilation = try shared.compile(paths) { printFailure("\($0)") }
    guard let grounds = compilation.grounds else {
      shared.explainErrors(of: compilation)
      printFailure("the policy does not compile")
      throw ExitStatus.unreadable
    }
    let policy = grounds.policy
    let report = LeakProver(grounds).report(on: authority)
    switch format {
    case .text:
      StandardStreams.result(
        LeaksText(policy, files: compilation.files, style: shared.resultStyle).render(report))
    case .json:
      let document = LeaksJSON(policy, files: compilation.files).document(
        report, policyFiles: compilation.files.map(\.name))
      StandardStreams.result(document.text(.indented) + "\n")
    }
    if let defect = report.defects.first {
      StandardStreams.error(
        "a defect of bailiwick's: a leak of \(policy.rules[defect.rule].name) from \(defect.authority) does not replay\n"
          + "Please report it, with the policy and the command.")
      throw ExitStatus.defect
    }
    if !report.leaks.isEmpty { throw ExitStatus.no }
    if !report.unproved.isEmpty { throw ExitStatus.undecided }
  }

  private func printFailure(_ message: String) {
    guard format == .json else { return }
    StandardStreams.result(JSONValue.failure(message).text(.indented) + "\n")
  }
}
