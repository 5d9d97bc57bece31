import ArgumentParser
import Bailiwick

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a check finds, or why requests are decided as they are.",
    usage: """
      bailiwick explain CHECK... [--format text|markdown|json]
      bailiwick explain --all [--format text|markdown|json]
      bailiwick explain --facts FILE [PATH...]
      """,
    discussion: """
      With checks, by code or name: their pages, as lint points at them; with a category: its checks. With requests, for each: the rules that \
      fired and the facts that made them, the rules that nearly fired and the one condition that failed, what is \
      missing, and the smallest change of the facts found that decides otherwise. Conditions are shown as the \
      policy writes them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Flag(help: "Print the pages of all checks.")
  var all = false

  @Option(help: ArgumentHelp("The requests: a file, or - for standard input.", valueName: "file"))
  var facts: String?

  @Option(help: ArgumentHelp("The time of requests that state none; the clock's when not given.", valueName: "instant"))
  var at: String?

  @Option(help: "How to print the explanations: text or json, and for checks markdown.")
  var format: Format = .text

  @Flag(help: "A member or an order that the policy does not declare is an error.")
  var strictFacts = false

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      "Checks; or, with --facts, policies, directories of them, or - for standard input.",
      valueName: "check-or-path"), completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    guard let facts else {
      if paths.isEmpty != all {
        throw ValidationError(
          "explain takes checks, such as 'explain L002', or --all, or requests: explain --facts FILE [PATH...]")
      }
      return
    }
    if all { throw ValidationError("--all is about checks, and --facts about requests") }
    if format == .markdown { throw ValidationError("--format markdown goes with checks only") }
    if let at, Instant(at) == nil {
      throw ValidationError("--at takes an instant like 2020-06-04T12:00:00Z, not '\(at)'")
    }
    if facts == "-", paths.contains("-") {
      throw ValidationError("the policy and the facts cannot both be standard input")
    }
  }

  func run() throws {
    if facts == nil { return try explainChecks() }
    let compilation = try shared.compile(paths) { printFailure("\($0)") }
    guard let policy = compilation.policySet else {
      shared.explainErrors(of: compilation)
      printFailure("the policy does not compile")
      throw ExitStatus.unreadable
    }
    var input: RequestInput
    do {
      input = try RequestInput(facts ?? "-", policy: policy, strict: strictFacts, at: at, shared: shared)
    } catch {
      printFailure("\(error)")
      throw error
    }
    var printer = OutcomePrinter(
      format: format == .text ? .text : .json, style: shared.resultStyle, policy: policy,
      files: compilation.files, isSingle: format == .json ? try input.isSingle() : true)
    let tables = tabulate(policy)
    let explainer = Explainer(policy, tables: tables, decider: Decider(DecisionProgram(policy, tables: tables)))
    var failures = 0
    printer.begin()
    while let request = try input.next() {
      switch request {
      case .success(let facts): printer.print(explainer.explanation(of: facts), of: facts)
      case .failure(let error):
        failures += 1
        printer.print(error)
      }
    }
    printer.end()
    try RequestInput.finish(failures: failures, shared: shared)
  }

  private func explainChecks() throws {
    let checks = all ? Check.all : try paths.flatMap(explained)
    switch format {
    case .text where !all:
      let pages = try paths.map { word in
        try Check.category(named: word).map { checkList(ofCategory: $0, shared.resultStyle) }
          ?? explained(word).map { $0.pageText(shared.resultStyle) }.joined()
      }
      StandardStreams.result(pages.joined(separator: "\n\n"))
    case .text:
      StandardStreams.result(checks.map { $0.pageText(shared.resultStyle) }.joined(separator: "\n\n"))
    case .markdown: StandardStreams.result(checks.map(\.pageMarkdown).joined(separator: "\n"))
    case .json: StandardStreams.result(pagesDocument(checks).text(.indented) + "\n")
    }
  }

  /// The check that a word names, or those of the category.
  private func explained(_ word: String) throws -> [Check] {
    if let category = Check.category(named: word) { return Check.chosen(by: category) }
    guard let check = Check.named(word) else { throw ValidationError("\(UnknownCheck(word))") }
    return [check]
  }

  /// A machine's format has its one document also on failure.
  private func printFailure(_ message: String) {
    guard format == .json else { return }
    StandardStreams.result(JSONValue.failure(message).text(.indented) + "\n")
  }
}
