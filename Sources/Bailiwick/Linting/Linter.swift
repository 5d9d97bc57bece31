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
    let notes = FactsNotes()
    let trees = parsed.map(\.tree)
    let examination = examination(of: trees, settings, nil, after: nil, notes) { Compilation(program, parsed) }
    let (linted, found) = (LintedProgram(examination, settings, notes), examination.found)
    // What was looked at takes long to take down.
    nonisolated(unsafe) var leftover = Optional(consume examination)
    return concurrently(
      { [today] in linted.taking(found, in: trees, today: today) }, { _ = leftover.take() }
    ).0
  }

  /// The same, with what the next look at a program that is much like this one need not work out again.
  ///
  /// - Parameters:
  ///   - known: what others have worked out of the program.
  ///   - former: such a program as it was. What is found is as if nothing were known of it: what checks find in a file's
  ///     tree is taken from there where the file is the same, and proofs where what they hang on is (`Proofs`).
  public func examine(
    _ compilation: Compilation, _ settings: [CheckSettings], known: KnownPolicy? = nil,
    after former: ExaminedProgram? = nil
  ) -> ExaminedProgram {
    let notes = FactsNotes()
    let examination = examination(of: compilation.trees, settings, known, after: former, notes) { compilation }
    let linted = LintedProgram(examination, settings, notes)
    return ExaminedProgram(
      linted: linted.taking(examination.found, in: compilation.trees, today: today), subject: examination.subject,
      findingsInTrees: examination.inTrees, checks: examination.checks, today: today)
  }

  /// Finds everything. Trees are looked at by whoever has nothing else to do: nothing waits for what is found there.
  private func examination(
    of trees: [SyntaxTree], _ settings: [CheckSettings], _ known: KnownPolicy?, after former: ExaminedProgram?,
    _ notes: FactsNotes, _ compile: () -> Compilation
  ) -> Examination {
    let enabled = Check.all.filter { check in settings.contains { $0.enabled.contains(check.code) } }
    let checking = Checking(enabled)
    let (inTrees, whole) = Self.findingsInTrees(checking, trees, settings, today: today, former) {
      examineWhole(compile(), enabled, known, after: former?.subject, notes)
    }
    return Examination(
      compilation: whole.compilation, subject: whole.subject, running: whole.running, checks: checking.codes,
      inTrees: inTrees, inProgram: whole.found)
  }

  private func examineWhole(
    _ compilation: Compilation, _ enabled: [Check], _ known: KnownPolicy?, after former: Subject?, _ notes: FactsNotes
  ) -> (compilation: Compilation, subject: Subject?, running: [Check], found: [Finding]) {
    let facts = TestRunner(compilation, readFacts: noting(notes))?.statedFacts ?? []
    let subject = compilation.policySet.map { policy in
      Subject(
        trees: compilation.trees, policy: policy, testFacts: facts, options: CheckOptions(today: today), known: known,
        after: former)
    }
    // Of a program that misses a file nobody knows that nothing does something.
    let running = enabled.filter {
      $0.runs(onSoundPolicy: subject != nil) && (compilation.isComplete || !$0.saysNothingDoes)
    }
    guard let subject else { return (compilation, nil, running, []) }
    let checking = Checking(running)
    checking.prepare(subject)
    let found = concurrentMap(checking.each.ofPrograms) { $0.findings(in: subject) }.flatMap(\.self)
    return (compilation, subject, running, found)
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

  /// What is found in each tree by itself, after something else.
  private static func findingsInTrees<Other>(
    _ checking: Checking, _ trees: [SyntaxTree], _ settings: [CheckSettings], today: Day, _ former: ExaminedProgram?,
    after other: () -> Other
  ) -> ([[Finding]], Other) {
    var found = trees.indices.map { number in
      former.flatMap { $0.findings(in: trees[number].file, settings[number], checking, today: today) }
    }
    let checks = checking.each.ofTrees
    let questions = trees.indices.filter { found[$0] == nil }.flatMap { tree in checks.map { (tree, $0) } }
    let (answers, other) = concurrentMap(questions, after: other) { tree, check in
      check.findings(in: trees[tree], settings[tree].options(today: today))
    }
    for ((tree, _), findings) in zip(questions, answers) { found[tree] = (found[tree] ?? []) + findings }
    return (found.map { $0 ?? [] }, other)
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

/// What is found in a program, with what it was found in.
private struct Examination {
  let compilation: Compilation
  let subject: Subject?
  /// The checks that were able to find something.
  let running: [Check]
  /// The codes of those that were asked for.
  let checks: [String]
  /// By file.
  let inTrees: [[Finding]]
  let inProgram: [Finding]

  var found: [Finding] { compilation.findings + inTrees.flatMap(\.self) + inProgram }
}

extension LintedProgram {
  /// A program in which nothing is told yet.
  fileprivate init(_ examination: Examination, _ settings: [CheckSettings], _ notes: FactsNotes) {
    self.init(
      files: examination.compilation.files, items: examination.compilation.trees.map { ItemIndex($0) },
      settings: settings, ran: Set(examination.running.map(\.code)))
    readFacts = notes.facts
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
