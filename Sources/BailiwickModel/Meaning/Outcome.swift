/// What a policy does in one request (§6 of the reference).
public struct Outcome: Hashable, Sendable {
  /// For the participant; `nil` for a request without one.
  public var decision: Decision?
  public var effects: [AppliedEffect]
  public var undecided: [UndecidedEffect]
  public var withheld: [WithheldEffect]
  /// In a request without a participant: each of the thing's people, decided as the participant.
  public var people: [PersonOutcome]?
  /// The rules in whose tests a regular expression exceeded its limits, in program order.
  public var limits: [String]

  public init(
    decision: Decision?, effects: [AppliedEffect], undecided: [UndecidedEffect],
    withheld: [WithheldEffect], people: [PersonOutcome]? = nil, limits: [String] = []
  ) {
    self.decision = decision
    self.effects = effects
    self.undecided = undecided
    self.withheld = withheld
    self.people = people
    self.limits = limits
  }
}

public enum Decision: String, Hashable, Sendable, CaseIterable {
  case allow, block, undecided
}

/// A restricting or informing effect that applies.
public struct AppliedEffect: Hashable, Sendable {
  public let effect: String
  /// The noun of the target: `participant`, `host`, `meeting`.
  public let on: String
  public let rule: String
  /// On whose word, canonical and sorted.
  public let authorities: [String]
  /// The first named order in force of those that the rule is under.
  public let order: String?
  public let because: String?
  public let notice: String?
  /// It restricts the participant, and so decides.
  public let isDecisive: Bool

  public init(
    effect: String, on: String, rule: String, authorities: [String], order: String?,
    because: String?, notice: String?, isDecisive: Bool = false
  ) {
    self.effect = effect
    self.on = on
    self.rule = rule
    self.authorities = authorities
    self.order = order
    self.because = because
    self.notice = notice
    self.isDecisive = isDecisive
  }
}

/// An effect of which it is not known whether it applies.
public struct UndecidedEffect: Hashable, Sendable {
  public let effect: String
  public let on: String
  public let rule: String
  /// The facts that are missing, as sorted paths: `participant.location`, `meeting.people`.
  public let needs: [String]
  /// It would restrict the participant, and so keeps the decision open.
  public let isDecisive: Bool

  public init(effect: String, on: String, rule: String, needs: [String], isDecisive: Bool = false) {
    self.effect = effect
    self.on = on
    self.rule = rule
    self.needs = needs
    self.isDecisive = isDecisive
  }
}

/// A restricting effect whose rule fires, and which a stronger rule lifts.
public struct WithheldEffect: Hashable, Sendable {
  public let effect: String
  public let on: String
  public let rule: String
  /// The first rule in program order that protects, else the first that allows.
  public let by: String

  public init(effect: String, on: String, rule: String, by: String) {
    self.effect = effect
    self.on = on
    self.rule = rule
    self.by = by
  }
}

/// One of a thing's people, decided as the participant.
public struct PersonOutcome: Hashable, Sendable {
  public let id: String?
  public let outcome: Outcome

  public init(id: String?, outcome: Outcome) {
    self.id = id
    self.outcome = outcome
  }
}
