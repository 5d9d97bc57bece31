import ArgumentParser
import Bailiwick

struct Explain: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Says what a check finds, or why requests are decided as they are.",
    usage: """
      bailiwick explain CHECK... [--format text|markdown|json]
      bailiwick explain --all [--format text|markdown|json]
      bailiwick explain --facts FILE [PATH...]
      """,
    discussion: """
      With checks, by code or name: their pages, as lint points at them; with a category: its checks. With \
      requests, for each: the rules that fired and the facts that made them, the rules that nearly fired and the \
      one condition that failed, what is missing, and the smallest change of the facts found that decides \
      otherwise. Conditions are shown as the policy writes them.
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
    guard let facts else { return try explainChecks() }
    let compilation = try shared.compile(paths)
    guard let policy = compilation.policySet else { throw shared.refusal(of: compilation) }
    var input = try RequestInput(facts, policy: policy, strict: strictFacts, at: at, shared: shared)
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
    let topics = all ? Check.all.map(Topic.check) : try paths.map { try Topic($0) }
    let checks = topics.flatMap(\.checks)
    switch format {
    case .text: StandardStreams.result(topics.map { $0.text(shared.resultStyle) }.joined(separator: "\n\n"))
    case .markdown: StandardStreams.result(checks.map(\.pageMarkdown).joined(separator: "\n"))
    case .json: StandardStreams.result(pagesDocument(checks).text(.indented) + "\n")
    }
  }

  /// What a word asks about.
  private enum Topic {
    case check(Check)
    case category(String)

    init(_ word: String) throws {
      if let category = Check.category(named: word) {
        self = .category(category)
      } else if let check = Check.named(word) {
        self = .check(check)
      } else {
        throw ValidationError("\(UnknownCheck(word))")
      }
    }

    var checks: [Check] {
      switch self {
      case .check(let check): [check]
      case .category(let category): Check.chosen(by: category)
      }
    }

    /// A check's page, or the list of a category.
    func text(_ style: Style) -> String {
      switch self {
      case .check(let check): check.pageText(style)
      case .category(let category): checkList(ofCategory: category, style)
      }
    }
  }
}
