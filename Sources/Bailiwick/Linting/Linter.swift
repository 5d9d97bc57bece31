import BailiwickChecks
import BailiwickDecisions
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Finds everything that checks have to say of a program: what was found while it was read, then what they
/// find, told as the settings of each file want it, less what pragmas accept.
public struct Linter {
  private let today: Day
  private let readFacts: (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]

  /// - Parameter readFacts: reads the file that `given facts` names, by its path and the name of the policy's file.
  public init(
    today: Day,
    readFacts: @escaping (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]
  ) {
    self.today = today
    self.readFacts = readFacts
  }

  /// - Parameter settings: what holds for the checks in each of the files.
  public func lint(_ compilation: Compilation, _ settings: [CheckSettings]) -> LintedProgram {
    let enabled = settings.reduce(into: Set<String>()) { $0.formUnion($1.enabled) }
    let checks = Check.all.filter { enabled.contains($0.code) }
    let isSound = compilation.policySet != nil
    // Of a program that misses a file nobody knows that nothing does something.
    let running = checks.filter { $0.runs(onSoundPolicy: isSound) && (compilation.isComplete || !$0.saysNothingDoes) }
    let ran = Set(running.map(\.code))

    let notes = FactsNotes()
    var found = compilation.findings + findings(running, in: compilation, settings, notes)
    found = found.compactMap { settings[Int($0.range.file.number)].told($0) }
    let byFile = Dictionary(grouping: found) { $0.range.file }
    var linted = LintedProgram(
      files: compilation.files, items: compilation.trees.map { ItemIndex($0) }, settings: settings, ran: ran)
    linted.readFacts = notes.facts
    for (tree, settings) in zip(compilation.trees, settings) {
      let accepting = Accepting(
        byFile[tree.file.id] ?? [], in: tree, settings, today: today, ran: ran.intersection(settings.enabled))
      linted.findings += accepting.told
      linted.accepted += accepting.accepted
    }
    linted.findings.sort { ($0.range, $0.kind.code, $0.message) < ($1.range, $1.kind.code, $1.message) }
    return linted
  }

  private func findings(
    _ checks: [Check], in compilation: Compilation, _ settings: [CheckSettings], _ notes: FactsNotes
  ) -> [Finding] {
    let checking = Checking(checks)
    let today = today
    var found = concurrentMap(Array(zip(compilation.trees, settings))) { tree, settings in
      checking.findings(in: tree, settings.options(today: today))
    }.flatMap(\.self)
    if let policy = compilation.policySet {
      let facts = TestRunner(compilation, readFacts: noting(notes))?.statedFacts ?? []
      let subject = Subject(
        trees: compilation.trees, policy: policy, tables: tabulate(policy), testFacts: facts,
        options: CheckOptions(today: today))
      found += concurrentMap(checking.each) { $0.findings(in: subject) }.flatMap(\.self)
    }
    return found
  }

  /// Reads facts, and notes what was read.
  private func noting(
    _ notes: FactsNotes
  ) -> (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8] {
    let readFacts = readFacts
    return { path, policyFile throws(LoadingError) in
      let bytes = Result { () throws(LoadingError) in try readFacts(path, policyFile) }
      notes.note(ReadFacts(path, policyFile, bytes))
      return try bytes.get()
    }
  }
}

/// A program with what is found in it.
public struct LintedProgram: Sendable {
  public let files: [SourceFile]
  /// In source order.
  public var findings: [Finding] = []
  /// What pragmas accept.
  public var accepted: [AcceptedFinding] = []

  /// What holds for the checks in each file.
  let settings: [CheckSettings]
  /// The codes of the checks that were able to find something.
  let ran: Set<String>
  /// Where the items of each file stand.
  let items: [ItemIndex]
  /// The facts that checks read beside the files.
  var readFacts: [ReadFacts] = []

  init(files: [SourceFile], items: [ItemIndex], settings: [CheckSettings], ran: Set<String>) {
    self.files = files
    self.items = items
    self.settings = settings
    self.ran = ran
  }
}
