import BailiwickModel

/// The requests that show a finding.
public struct FindingWitness: Sendable {
  public let policy: PolicySet
  /// By what each is called: `request` where there is one, `before` and `after` where there are two.
  public let requests: [(name: String, facts: Facts)]
  /// The path of the person whom it concerns, where there is one.
  public let person: String?
  /// Where they truly are.
  public let place: String?
  /// What happens, one thing after the other, put into words where they are asked for.
  public var steps: [String] { makeSteps() }
  private let makeSteps: @Sendable () -> [String]

  init(
    policy: PolicySet, requests: [(name: String, facts: Facts)], person: String? = nil, place: String? = nil,
    steps: @autoclosure @escaping @Sendable () -> [String]
  ) {
    self.policy = policy
    self.requests = requests
    self.person = person
    self.place = place
    makeSteps = steps
  }
}
