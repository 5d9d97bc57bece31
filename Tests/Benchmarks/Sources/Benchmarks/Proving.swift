import Bailiwick

/// From a policy that has been compiled to what is proved of it. The last two folders are one policy before and after
/// a change.
func measureProving(_ options: Options) throws {
  var table = MarkdownTable(
    "workload", "rules", "ground ms", "leaks ms", "leaks", "idle rules ms", "shadowed", "idle conditions ms",
    "conflicts ms", "conflicts", "demands ms")
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: 1)
    let policy = try workload.policy()
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let grounds = Grounds(policy, decider: decider)
    let leaks = LeakProver(grounds).report().leaks
    let idle = IdleRuleProver(grounds).find()
    let conflicts = ConflictProver(grounds).find().conflicts
    func least(_ body: () -> Void) -> String { milliseconds(leastTime(passes: options.passCount, body)) }
    table.add(
      workload.name, "\(policy.rules.count)", least { _ = Grounds(policy, decider: decider) },
      least { _ = LeakProver(grounds).report() }, "\(leaks.count)", least { _ = IdleRuleProver(grounds).find() },
      "\(idle.shadowed.count)", least { _ = ConditionProver(grounds).find(dead: idle.dead) },
      least { _ = ConflictProver(grounds).find() }, "\(conflicts.count)",
      least { _ = (DemandProver(grounds).excessDemands(), DemandProver(grounds).gaps()) })
  }
  table.print()
  try measureDifference(options)
}

/// What changes between the last two of the policies.
private func measureDifference(_ options: Options) throws {
  guard options.folders.count > 1 else { return }
  let grounds = try options.folders.suffix(2).map { folder in
    let policy = try Workload(folder: folder, requestCount: 1).policy()
    return Grounds(policy, decider: Decider(DecisionProgram(policy, tables: tabulate(policy))))
  }
  guard let prover = DifferenceProver(from: grounds[0], to: grounds[1]) else { return }
  let changes = prover.find().changes.count
  let time = leastTime(passes: options.passCount) { _ = prover.find() }
  print("\nThe difference of the last two, \(changes) changes: \(milliseconds(time)) ms.")
}
