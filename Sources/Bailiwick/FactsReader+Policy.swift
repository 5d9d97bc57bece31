import BailiwickFacts
import BailiwickModel

extension FactsReader {
  /// A reader of requests to a policy.
  ///
  /// - Parameter strict: whether a member or order that the policy does not declare is an error.
  public init(_ policy: PolicySet, strict: Bool = false) {
    let declarations = policy.declarations
    let orders = Dictionary(
      uniqueKeysWithValues: declarations.orderNames.map { ($0, declarations.order(named: $0)) })
    self.init(
      vocabulary: policy.vocabulary,
      orders: { name in orders[name] ?? declarations.order(named: name) },
      orderNames: declarations.orderNames, strict: strict)
  }
}
