import BailiwickDecisions
import BailiwickProofs

/// What somebody has worked out of a policy before checks look at it.
public struct KnownPolicy: Sendable {
  let tables: [DecisionTable]
  let grounds: Grounds
  let leaks: LeakReport

  public init(tables: [DecisionTable], grounds: Grounds, leaks: LeakReport) {
    self.tables = tables
    self.grounds = grounds
    self.leaks = leaks
  }
}
