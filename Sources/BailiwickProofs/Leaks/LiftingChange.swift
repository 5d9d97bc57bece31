import BailiwickModel

/// Which rules may be lifted otherwise by one policy than by another, where no more than some of the rules that lift are
/// others.
///
/// What is proved of a rule hangs on the rules that may lift its effect, or leave that open (`Lifter.mayLift`). What
/// lifting asks about at all, such as roles or the people of a thing, says which requests are tried, and must be the
/// same.
struct LiftingChange {
  /// Those that only one of the policies has.
  private let others: [Lifter]
  private let isAskedOtherwise: (ofProtecting: Bool, ofAll: Bool)
  private let vocabulary: Vocabulary

  /// `nil` where the rules that both have stand in another order.
  init?(from former: [Lifter], _ before: PolicySet, to latter: [Lifter], _ policy: PolicySet) {
    let (old, new) = (Set(former.map(\.rule)), Set(latter.map(\.rule)))
    guard former.map(\.rule).filter(new.contains) == latter.map(\.rule).filter(old.contains) else { return nil }
    others = former.filter { !new.contains($0.rule) } + latter.filter { !old.contains($0.rule) }
    vocabulary = policy.vocabulary
    let (asked, asks) = (Asking(former, in: before), Asking(latter, in: policy))
    isAskedOtherwise = others.isEmpty ? (false, false) : (asked.protecting != asks.protecting, asked.all != asks.all)
  }

  /// Whether a rule may be lifted otherwise, or its lifting be asked about otherwise.
  func mayReach(_ rule: Rule) -> Bool {
    guard !others.isEmpty, vocabulary.effects[rule.effect].force == .restricts else { return false }
    let isLiftedByAll = rule.isByDefault && rule.sentence.target != .thing
    if isLiftedByAll ? isAskedOtherwise.ofAll : isAskedOtherwise.ofProtecting { return true }
    let placeSets = rule.sentence.requiredPlaceSets(in: vocabulary)
    return others.contains { $0.mayLift(rule, at: placeSets) }
  }

  /// What rules that lift ask about, beside whose words they read.
  private struct Asking {
    struct Subjects: Equatable {
      var roles: Set<Int> = []
      var countsPeople = false
      var readsPeopleTags = false
      var readsAdopted = false

      mutating func add(_ dependence: Dependence) {
        roles.formUnion(dependence.roles)
        countsPeople = countsPeople || dependence.countsPeople
        readsPeopleTags = readsPeopleTags || dependence.readsPeopleTags
        readsAdopted = readsAdopted || dependence.readsAdopted
      }
    }

    private(set) var protecting = Subjects()
    private(set) var all = Subjects()

    init(_ lifters: [Lifter], in policy: PolicySet) {
      var declarations = policy.declarations
      declarations.rules = lifters.map(\.rule)
      let alone = PolicySet(declarations)
      for (lifter, dependence) in zip(lifters, Dependences(alone, readers: Readers(alone)).ofRules) {
        all.add(dependence)
        if lifter.isProtecting { protecting.add(dependence) }
      }
    }
  }
}
