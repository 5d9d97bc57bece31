extension Rule {
  /// The rule that would do just what an order demands, under that order.
  package convenience init(meeting demand: Demand, of order: Int, in policy: PolicySet) {
    let sentence = demand.sentence
    self.init(
      name: policy.orders[order].name, isNamed: true, title: nil, effect: demand.effect, isByDefault: false,
      sentence: Sentence(
        target: sentence.target, qualifiers: sentence.qualifiers, thing: sentence.thing,
        activity: sentence.activity, namesThing: sentence.namesThing, when: sentence.when, unless: sentence.unless,
        orders: [.named(order)], window: sentence.window, head: sentence.head, origin: sentence.origin),
      because: nil, notice: nil, authorities: [policy.orders[order].issuer], documentation: [],
      origin: sentence.origin)
  }
}
