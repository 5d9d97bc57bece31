import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

extension LeakProver {
  /// Whether, and how, a rule leaks from an authority; `isSpent` where more effort might say more.
  func verdict(
    rule number: Int, _ authority: String, _ effort: Effort
  ) -> (verdict: RuleVerdict, isSpent: Bool) {
    let rule = policy.rules[number]
    let isLasting = policy.vocabulary.effects[rule.effect].isLasting
    let bailiwick = policy.bailiwick(of: authority).atoms
    let outlives = isLasting && outlivesOrders(rule, of: authority)
    if bailiwick == .everything, !outlives { return (.confined, false) }
    if !isLasting, isPlainlyConfined(rule, to: bailiwick) { return (.confined, false) }

    var question = LeakQuestion(grounds, rule: number, authority: authority, bailiwick: bailiwick, effort: effort)
    let verdict =
      isLasting ? verdict(ofLasting: rule, outlives: outlives, &question) : verdict(of: rule, &question)
    return (verdict, question.isSpent)
  }

  private func verdict(of rule: Rule, _ question: inout LeakQuestion) -> RuleVerdict {
    guard let found = question.find([.knownOutside, .outside]) else { return question.failure }
    return leak(found, kind: kind(found, rule, question.authority), question.rule, question.authority)
  }

  /// After a lasting effect the person may go anywhere.
  private func verdict(ofLasting rule: Rule, outlives: Bool, _ question: inout LeakQuestion) -> RuleVerdict {
    let isEverywhere = question.bailiwick == .everything
    let found = question.find(isEverywhere ? [.known, .anywhere] : [.knownOutside, .known, .anywhere])
    // Nobody is outside of what binds everywhere: such a word may spare whom it likes.
    guard let found, !isEverywhere || found.direction != .licence else {
      guard outlives, let found = question.findApplying() else { return question.failure }
      return overstay(found, rule, question)
    }
    var kind = kind(found, rule, question.authority)
    if found.direction != .licence, kind != .laundered, kind != .collective {
      // What applies only where one fact is two for its readers applies in no request, and so outlives nothing.
      if outlives, found.situation.readership != .differing || question.findApplying() != nil {
        kind = .overstay
      } else if found.certainty != .knownOutside {
        // Whether anybody outside can be hit at all.
        kind = question.find([.outside]) == nil ? .lasting : found.certainty == .known ? plainKind(rule) : .uncertain
      }
    }
    return leak(found, kind: kind, question.rule, question.authority)
  }

  /// The effect can apply and outlives its orders, though none of them alone decides whether it applies.
  private func overstay(_ found: LeakQuestion.Found, _ rule: Rule, _ question: LeakQuestion) -> RuleVerdict {
    let request = found.situation.request(.after, policy.vocabulary)
    var before = request.facts
    var changes: [InputChange] = []
    for reference in rule.sentence.orders where grounds.readers.authority(of: reference) == question.authority {
      before.orders[reference] = false
      changes.append(InputChange(input: .order(reference), from: false, to: true))
    }
    let isReplayed = applies(
      question.rule, in: grounds.decider.outcome(of: request.facts), not: grounds.decider.outcome(of: before))
    let witness = LeakWitness(
      before: before, after: request.facts, person: request.paths[found.person] ?? "",
      place: truePlace(of: found, outside: question.nearby ?? .empty), isPlaceKnown: false, changes: changes,
      appliesAfter: true, isConfirmed: isReplayed && request.isExact)
    return .leaks(
      Leak(
        rule: question.rule, authority: question.authority,
        kind: rule.sentence.target == .thing ? .collective : .overstay, via: [], witness: witness))
  }

  private func kind(_ found: LeakQuestion.Found, _ rule: Rule, _ authority: String) -> LeakKind {
    if found.direction == .licence { return .licence }
    if !rule.authorities.contains(authority) { return .laundered }
    if rule.sentence.target == .thing { return .collective }
    return found.certainty == .outside ? .uncertain : plainKind(rule)
  }

  private func plainKind(_ rule: Rule) -> LeakKind { testsProxy(rule.sentence) ? .proxy : .territory }

  /// Whether a rule tests a place that proves no presence, or a text about a person.
  private func testsProxy(_ sentence: Sentence) -> Bool {
    let vocabulary = policy.vocabulary
    return sentence.tests.contains { test in
      let type = vocabulary.type(at: test.path)
      return type == .place || type == .text && vocabulary.isOfPerson(test.path)
    }
  }

  /// Whether the effect outlives the authority's order: every order that the rule is under expires.
  private func outlivesOrders(_ rule: Rule, of authority: String) -> Bool {
    let orders = rule.sentence.orders
    guard !orders.isEmpty, orders.contains(where: { grounds.readers.authority(of: $0) == authority }) else {
      return false
    }
    return orders.allSatisfy { reference in
      guard case .named(let number) = reference else { return false }
      return policy.orders[number].expires != nil
    }
  }

  /// Whether whoever is hit must be known to be inside: the person whom the rule targets is asked to be there.
  private func isPlainlyConfined(_ rule: Rule, to bailiwick: AtomSet) -> Bool {
    guard let path = policy.vocabulary.location(of: rule.sentence.target) else { return false }
    func asks(_ condition: Condition) -> Bool {
      switch condition {
      case .all(let parts): return parts.contains(where: asks)
      case .any(let parts): return !parts.isEmpty && parts.allSatisfy(asks)
      case .test(let test):
        guard case .inside(let atoms) = test.predicate, test.path == path else { return false }
        return atoms.isSubset(of: bailiwick)
      case .not, .quantified: return false
      }
    }
    return asks(rule.sentence.qualifiers) || asks(rule.sentence.when)
  }
}

extension Bailiwick {
  /// The atoms in which the authority's word counts.
  public var atoms: AtomSet {
    switch self {
    case .everywhere: .everything
    case .places(let atoms): atoms
    }
  }
}
