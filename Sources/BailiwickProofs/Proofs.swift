import BailiwickModel
import BailiwickSource

/// Everything that is proved of a policy for the linter, each worked out when it is first asked for.
public final class Proofs: Sendable {
  public let grounds: Grounds
  private let former: FormerProofs?
  private let knownLeaks: Once<LeakReport>
  private let knownIdleRules = Once<IdleRules>()
  private let knownIdleConditions = Once<[IdleCondition]>()
  private let knownViolations = Once<[Violation]>()
  private let knownConflicts = Once<[RuleConflict]>()
  private let knownExcessDemands = Once<[ExcessDemand]>()
  private let knownGaps = Once<[Gap]>()

  /// - Parameter leaks: where they are proved already.
  public init(_ grounds: Grounds, leaks: LeakReport? = nil) {
    self.grounds = grounds
    knownLeaks = Once(leaks)
    former = nil
  }

  /// Proofs of a policy that is much like one of which something is proved.
  ///
  /// - Parameter files: those that are the same byte for byte, so that what stands in them stands where it stood.
  public init(_ grounds: Grounds, leaks: LeakReport? = nil, after former: Proofs, sharing files: Set<FileID>) {
    self.grounds = grounds
    knownLeaks = Once(leaks)
    self.former = FormerProofs(
      grounds: former.grounds, settled: SettledRules(from: former.grounds.policy, to: grounds.policy), files: files,
      leaks: former.knownLeaks.known, idleRules: former.knownIdleRules.known,
      idleConditions: former.knownIdleConditions.known)
  }

  public var leaks: LeakReport {
    knownLeaks.value {
      let prover = LeakProver(grounds)
      guard let former, let found = former.leaks else { return prover.report() }
      return prover.report(after: found, former.settled)
    }
  }

  public var idleRules: IdleRules {
    knownIdleRules.value {
      let prover = IdleRuleProver(grounds)
      guard let former, let found = former.idleRules else { return prover.find() }
      return prover.find(after: found, of: former.grounds, former.settled)
    }
  }

  /// Whether a decision that a shadowed rule keeps open stays open without it.
  package func leavesNothingOpen(_ shadowed: ShadowedRule) -> Bool {
    IdleRuleProver(grounds).leavesNothingOpen(shadowed)
  }

  public var idleConditions: [IdleCondition] {
    knownIdleConditions.value {
      let prover = ConditionProver(grounds)
      guard let former, let found = former.idleConditions else { return prover.find(dead: idleRules.dead) }
      return prover.find(dead: idleRules.dead, after: found, former.settled, sharing: former.files)
    }
  }

  public var violations: [Violation] { knownViolations.value { AssertionProver(grounds).find().violations } }
  public var conflicts: [RuleConflict] { knownConflicts.value { ConflictProver(grounds).find().conflicts } }
  public var excessDemands: [ExcessDemand] { knownExcessDemands.value { DemandProver(grounds).excessDemands() } }
  public var gaps: [Gap] { knownGaps.value { DemandProver(grounds).gaps().gaps } }
}

/// What was proved of another policy, as far as it was asked for.
private struct FormerProofs: Sendable {
  let grounds: Grounds
  let settled: SettledRules
  let files: Set<FileID>
  let leaks: LeakReport?
  let idleRules: IdleRules?
  let idleConditions: [IdleCondition]?
}
