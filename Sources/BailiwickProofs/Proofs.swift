import BailiwickModel

/// Everything that is proved of a policy for the linter, each worked out when it is first asked for.
public final class Proofs {
  public let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  public private(set) lazy var leaks = LeakProver(grounds).report()
  public private(set) lazy var idleRules = IdleRuleProver(grounds).find()
  public private(set) lazy var idleConditions = ConditionProver(grounds).find(dead: idleRules.dead)
  public private(set) lazy var violations = AssertionProver(grounds).find().violations
  public private(set) lazy var conflicts = ConflictProver(grounds).find().conflicts
  public private(set) lazy var excessDemands = DemandProver(grounds).excessDemands()
  public private(set) lazy var gaps = DemandProver(grounds).gaps().gaps
}
