/// Names of which it matters what they name, to whoever proposes some.
extension SyntaxProblem.Expectation {
  public static let activityName = Self.name(of: "an activity, such as `joining`, or a date")
  public static let decisionName = Self.name(of: "a decision or an effect")
  public static let orderName = Self.name(of: "an order or an authority")
  public static let pathStart = Self.name(of: "a noun or an attribute")
  public static let ruleName = Self.name(of: "a rule")
  /// One that is declared here.
  public static let newTerritory = Self.upperName(of: "the territory")
  public static let newAuthority = Self.upperName(of: "the authority")
}
