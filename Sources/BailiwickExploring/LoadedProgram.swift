import Bailiwick
import BailiwickChecks
import BailiwickDecisions
import BailiwickModel
import BailiwickProofs

/// A program with what is worked out of it, each when it is first asked for. Never changes.
final class LoadedProgram {
  let program: Program
  let compilation: Compilation

  /// - Parameter former: a program with some of the same files.
  init(_ program: Program, after former: LoadedProgram? = nil) {
    self.program = program
    compilation = Compilation(program, after: former?.compilation)
  }

  /// Whether files are those of this program, byte for byte.
  func isMade(of other: Program) -> Bool {
    program.files.count == other.files.count && zip(program.files, other.files).allSatisfy { $0.isSame(as: $1) }
      && program.findings == other.findings && program.isComplete == other.isComplete
  }

  var vocabulary: Vocabulary { compilation.model.declarations.vocabulary }

  private(set) lazy var tables: [DecisionTable] = compilation.policySet.map { tabulate($0) } ?? []

  private(set) lazy var decider: Decider? = compilation.policySet.map {
    Decider(DecisionProgram($0, tables: tables))
  }

  private(set) lazy var explainer: Explainer? = decider.flatMap { decider in
    compilation.policySet.map { Explainer($0, tables: tables, decider: decider) }
  }

  private(set) lazy var grounds: Grounds? = decider.flatMap { decider in
    compilation.policySet.map { Grounds($0, decider: decider) }
  }

  /// What is proved of every authority.
  var leaks: LeakReport? {
    knownLeaks = knownLeaks ?? grounds.map { LeakProver($0).report() }
    return knownLeaks
  }

  /// The same; what is proved of a program that is much like it is not proved again.
  func leaks(after former: LoadedProgram) -> LeakReport? {
    guard knownLeaks == nil, former !== self, let grounds, let before = former.grounds, let proved = former.leaks else {
      return leaks
    }
    knownLeaks = LeakProver(grounds).report(after: proved, SettledRules(from: before.policy, to: grounds.policy))
    return knownLeaks
  }

  private var knownLeaks: LeakReport?

  /// What is known when somebody has asked for leaks; `nil` when nobody has.
  var known: KnownPolicy? {
    knownLeaks.flatMap { leaks in grounds.map { KnownPolicy(tables: tables, grounds: $0, leaks: leaks) } }
  }

  /// What the program says never to be done, and is.
  private(set) lazy var violations: [Violation] = grounds.map { AssertionProver($0).find().violations } ?? []

  /// The same of what some assertions say, by their numbers.
  func violations(of assertions: [Int]) -> [Violation] {
    assertions.isEmpty ? [] : grounds.map { AssertionProver($0).find(of: assertions).violations } ?? []
  }
}

extension Grounds {
  /// Those of a policy that was made of another one.
  convenience init(made declarations: Declarations) {
    let policy = PolicySet(declarations)
    self.init(policy, decider: Decider(DecisionProgram(policy, tables: tabulate(policy))))
  }
}
