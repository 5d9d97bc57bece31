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
    examine(compilation, settings).linted
  }

  /// The same of a program that is compiled while its trees are looked at.
  func lint(_ program: Program, _ settings: [CheckSettings]) -> LintedProgram {
    let parsed = concurrentMap(program.files) { parse($0) }
    return examine(parsed.map(\.tree), settings, after: nil) { Compilation(program, parsed) }.linted
  }

  /// The same, with what the next look at a program that is much like this one need not work out again.
  ///
  /// - Parameter former: such a program as it was. What is found is as if nothing were known of it: what checks find in
  ///   a file's tree is taken from there where the file is the same, and proofs where what they hang on is (`Proofs`).
  public func examine(
    _ compilation: Compilation, _ settings: [CheckSettings], after former: ExaminedProgram? = nil
  ) -> ExaminedProgram {
    examine(compilation.trees, settings, after: former) { compilation }
  }

  private func examine(
    _ trees: [SyntaxTree], _ settings: [CheckSettings], after former: ExaminedProgram?,
    _ compile: @Sendable () -> Compilation
  ) -> ExaminedProgram {
    let enabled = Check.all.filter { check in settings.contains { $0.enabled.contains(check.code) } }
    let checking = Checking(enabled)
    let (today, notes) = (today, FactsNotes())
    // One thread alone reads facts, and notes that it does, while this one waits.
    nonisolated(unsafe) let readNoting = noting(notes)
    let (inTrees, (compilation, subject)) = concurrently(
      { Self.findingsInTrees(checking, trees, settings, today: today, former) },
      {
        let compilation = compile()
        let facts = TestRunner(compilation, readFacts: readNoting)?.statedFacts ?? []
        let subject = compilation.policySet.map { policy in
          Subject(
            trees: trees, policy: policy, testFacts: facts, options: CheckOptions(today: today), after: former?.subject)
        }
        return (compilation, subject)
      })
    // Of a program that misses a file nobody knows that nothing does something.
    let running = enabled.filter {
      $0.runs(onSoundPolicy: subject != nil) && (compilation.isComplete || !$0.saysNothingDoes)
    }
    var found = compilation.findings + inTrees.flatMap(\.self)
    if let subject {
      let checking = Checking(running)
      checking.prepare(subject)
      found += concurrentMap(checking.each.ofPrograms) { $0.findings(in: subject) }.flatMap(\.self)
    }
    var linted = LintedProgram(
      files: compilation.files, items: compilation.trees.map { ItemIndex($0) }, settings: settings,
      ran: Set(running.map(\.code)))
    linted.readFacts = notes.facts
    linted.take(found, in: trees, today: today)
    return ExaminedProgram(
      linted: linted, subject: subject, findingsInTrees: inTrees, checks: checking.codes, today: today)
  }

  /// Whether what was found in a program would be found now: on the same day, with the same settings and facts.
  public func finds(_ examined: ExaminedProgram, _ settings: [CheckSettings]) -> Bool {
    examined.today == today && examined.linted.settings == settings
      && examined.linted.readFacts.allSatisfy { facts in
        facts
          == ReadFacts(
            facts.path, facts.policyFile,
            Result { () throws(LoadingError) in try readFacts(facts.path, facts.policyFile) })
      }
  }

  /// What is found in each tree by itself.
  private static func findingsInTrees(
    _ checking: Checking, _ trees: [SyntaxTree], _ settings: [CheckSettings], today: Day, _ former: ExaminedProgram?
  ) -> [[Finding]] {
    var found = trees.indices.map { number in
      former.flatMap { $0.findings(in: trees[number].file, settings[number], checking, today: today) }
    }
    let checks = checking.each.ofTrees
    let questions = trees.indices.filter { found[$0] == nil }.flatMap { tree in checks.map { (tree, $0) } }
    let answers = concurrentMap(questions) { tree, check in
      check.findings(in: trees[tree], settings[tree].options(today: today))
    }
    for ((tree, _), findings) in zip(questions, answers) { found[tree] = (found[tree] ?? []) + findings }
    return found.map { $0 ?? [] }
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

/// A program that was looked at, for the next look at one that is much like it.
public struct ExaminedProgram: Sendable {
  public let linted: LintedProgram
  /// `nil` for a program with errors.
  fileprivate let subject: Subject?
  /// By file.
  fileprivate let findingsInTrees: [[Finding]]
  /// The codes of the checks that ran.
  fileprivate let checks: [String]
  fileprivate let today: Day

  /// What the same checks found in the tree of a file that is the same; `nil` where something is another.
  fileprivate func findings(
    in file: SourceFile, _ settings: CheckSettings, _ checking: Checking, today: Day
  ) -> [Finding]? {
    let number = Int(file.id.number)
    guard linted.files.indices.contains(number), linted.files[number].isSame(as: file),
      linted.settings[number] == settings, checks == checking.codes, self.today == today
    else { return nil }
    return findingsInTrees[number]
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

  /// Takes what was found, told as the settings of each file want it, less what pragmas accept.
  fileprivate mutating func take(_ found: [Finding], in trees: [SyntaxTree], today: Day) {
    var numbers = [[Int]](repeating: [], count: trees.count)
    for number in found.indices { numbers[Int(found[number].range.file.number)].append(number) }
    let files = concurrentMap(Array(trees.indices)) { [numbers, settings, ran] file in
      let accepting = Accepting(
        numbers[file].compactMap { settings[file].told(found[$0]) }, in: trees[file], settings[file], today: today,
        ran: ran)
      let told = accepting.told.sorted { ($0.range, $0.kind.code, $0.message) < ($1.range, $1.kind.code, $1.message) }
      return (told: told, accepted: accepting.accepted)
    }
    for file in files {
      findings += file.told
      accepted += file.accepted
    }
  }
}
