import ArgumentParser
import Bailiwick

struct Diff: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Shows what changes for whom between two policies.",
    discussion: """
      Every request that the two decide differently is behind one of the changes, each with a request that shows \
      it; the names of rules alone are no difference. Tells, too, which leaks the change makes and mends.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "How to print the changes: text, json or markdown.")
  var format: Format = .text

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 when there is a difference.")
  var exitCode = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The policy, or directory, as it was.", completion: .file(extensions: ["bwk"]))
  var old: String

  @Argument(help: "The policy, or directory, as it is to be.", completion: .file(extensions: ["bwk"]))
  var new: String

  func validate() throws {
    if old == "-", new == "-" { throw ValidationError("the two policies cannot both be standard input") }
  }

  func run() throws {
    let former = try grounds(of: old)
    let latter = try grounds(of: new)
    guard let prover = DifferenceProver(from: former, to: latter) else {
      let message = "the two have different vocabularies, and so no request in common"
      StandardStreams.error("error: \(message)")
      throw NoResult(message: message)
    }
    let difference = prover.find()
    let leaks = LeakDifference(from: former, to: latter)
    let report = DifferenceReport(from: former.policy, to: latter.policy, difference, leaks: leaks)
    switch format {
    case .text: StandardStreams.result(report.text(shared.resultStyle))
    case .json: StandardStreams.result(report.json.text(.indented) + "\n")
    case .markdown: StandardStreams.result(report.markdown)
    }
    if let (side, rule) = difference.defects.first {
      let name = (side == .before ? former : latter).policy.rules[rule].name
      StandardStreams.error(
        "a defect of bailiwick's: a change by \(name) does not replay\nPlease report it, with both policies.")
      throw ExitStatus.defect
    }
    if exitCode, difference.relation != .equivalent { throw ExitStatus.no }
    if !difference.unproved.isEmpty { throw ExitStatus.undecided }
  }

  private func grounds(of path: String) throws -> Grounds {
    let compilation = try shared.compile([path])
    guard let grounds = compilation.grounds else { throw shared.refusal(of: compilation, named: path) }
    return grounds
  }
}
