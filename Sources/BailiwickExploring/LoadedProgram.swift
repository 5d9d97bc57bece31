import Bailiwick
import BailiwickDecisions
import BailiwickModel
import BailiwickProofs

/// A program with what is worked out of it, each when it is first asked for. Never changes.
final class LoadedProgram {
  let program: Program
  let compilation: Compilation

  /// What was proved of the program from which this one was made.
  private let former: (policy: PolicySet, leaks: LeakReport)?

  /// - Parameter former: the program from which this one was made; what is proved of it already need not be proved again.
  init(_ program: Program, after former: LoadedProgram? = nil) {
    self.program = program
    compilation = Compilation(program)
    self.former = former.flatMap { former in
      former.compilation.policySet.flatMap { policy in former.knownLeaks.map { (policy, $0) } }
    }
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
    if let knownLeaks { return knownLeaks }
    knownLeaks = grounds.map { grounds in
      let prover = LeakProver(grounds)
      guard let former else { return prover.report() }
      return prover.report(after: former.leaks, SettledRules(from: former.policy, to: grounds.policy))
    }
    return knownLeaks
  }

  private var knownLeaks: LeakReport?

  /// What the program says never to be done, and is.
  private(set) lazy var violations: [Violation] = grounds.map { AssertionProver($0).find().violations } ?? []
}

extension Grounds {
  /// Those of a policy that was made of another one.
  convenience init(made declarations: Declarations) {
    let policy = PolicySet(declarations)
    self.init(policy, decider: Decider(DecisionProgram(policy, tables: tabulate(policy))))
  }
}
