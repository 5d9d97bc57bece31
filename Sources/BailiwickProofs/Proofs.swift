import BailiwickModel
import Synchronization

/// Everything that is proved of a policy for the linter, each worked out when it is first asked for.
public final class Proofs: Sendable {
  public let grounds: Grounds
  private let knownLeaks = Once<LeakReport>()
  private let knownIdleRules = Once<IdleRules>()
  private let knownIdleConditions = Once<[IdleCondition]>()
  private let knownViolations = Once<[Violation]>()
  private let knownConflicts = Once<[RuleConflict]>()
  private let knownExcessDemands = Once<[ExcessDemand]>()
  private let knownGaps = Once<[Gap]>()

  public init(_ grounds: Grounds) { self.grounds = grounds }

  public var leaks: LeakReport { knownLeaks.value { LeakProver(grounds).report() } }
  public var idleRules: IdleRules { knownIdleRules.value { IdleRuleProver(grounds).find() } }
  public var violations: [Violation] { knownViolations.value { AssertionProver(grounds).find().violations } }
  public var conflicts: [RuleConflict] { knownConflicts.value { ConflictProver(grounds).find().conflicts } }
  public var excessDemands: [ExcessDemand] { knownExcessDemands.value { DemandProver(grounds).excessDemands() } }
  public var gaps: [Gap] { knownGaps.value { DemandProver(grounds).gaps().gaps } }

  public var idleConditions: [IdleCondition] {
    knownIdleConditions.value { ConditionProver(grounds).find(dead: idleRules.dead) }
  }
}

/// A value that is made when it is first wanted, and once.
private final class Once<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
