import BailiwickDecisions
import BailiwickModel
import BailiwickProofs

extension Compilation {
  /// What proofs about the program start from; `nil` when it has errors.
  public var grounds: Grounds? {
    policySet.map { policy in
      Grounds(policy) { Decider(DecisionProgram(policy, tables: tabulate(policy))) }
    }
  }
}
