import BailiwickModel
import BailiwickSyntax

/// A condition with its negations pushed to the tests, by De Morgan's laws, which hold in Kleene's
/// logic; several tests of the same tags are one.
indirect enum Literal {
  case test(Test, negated: Bool)
  /// Tests of the same tags in one wording: `tagged any of a, b`, `tagged none of a, b`.
  case tags(Test, words: String)
  case quantified(Quantified, negated: Bool)
  /// All of these, or any of them.
  case parts([Literal], together: Bool)

  init(_ condition: Condition, negated: Bool) {
    switch condition {
    case .all(let parts): self = .parts(parts.map { Literal($0, negated: negated) }, together: !negated)
    case .any(let parts): self = .parts(parts.map { Literal($0, negated: negated) }, together: negated)
    case .not(let part): self = Literal(part, negated: !negated)
    case .test(let test): self = .test(test, negated: negated)
    case .quantified(let quantified): self = .quantified(quantified, negated: negated)
    }
  }

  static func folded(_ conditions: [Condition], together: Bool) -> [Literal] {
    folded(conditions.map { Literal($0, negated: false) }, together: together)
  }

  /// The parts in their order, with those that are of one kind taken into the others: `all` of an
  /// `all`, and the tests of the same tags at the first of them.
  static func folded(_ parts: [Literal], together: Bool) -> [Literal] {
    let flat = parts.flatMap { part in
      if case .parts(let inner, together: together) = part {
        folded(inner, together: together)
      } else {
        [part]
      }
    }
    var result: [Literal] = []
    var seen: Set<TagGroup> = []
    for part in flat {
      guard let group = TagGroup(part), !(together == false && group.negated) else {
        result.append(part)
        continue
      }
      guard seen.insert(group).inserted else { continue }
      let tests = flat.filter { TagGroup($0) == group }
      result.append(tests.count == 1 ? part : group.joined(tests, together: together))
    }
    return result
  }
}

/// Tests of the same tags that one wording can say.
private struct TagGroup: Hashable {
  let path: Path
  let negated: Bool

  init?(_ literal: Literal) {
    guard case .test(let test, let negated) = literal, case .tagged = test.predicate else { return nil }
    path = test.path
    self.negated = negated
  }

  /// Together `not tagged a` and `not tagged b` are `tagged none of a, b`.
  func joined(_ tests: [Literal], together: Bool) -> Literal {
    var seen: Set<Spelling> = []
    var first: Test?
    for case .test(let test, _) in tests {
      guard case .tagged(let tag) = test.predicate else { continue }
      first = first ?? test
      seen.insert(tag)
    }
    var words: [String] = []
    for case .test(let test, _) in tests {
      if case .tagged(let tag) = test.predicate, seen.remove(tag) != nil {
        words.append(writtenWord(tag.text))
      }
    }
    guard let first else { return tests[0] }
    let quantity = negated ? "none" : together ? "all" : "any"
    return .tags(first, words: "tagged \(quantity) of \(words.joined(separator: ", "))")
  }
}
