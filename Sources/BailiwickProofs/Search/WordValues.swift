/// Whether a word is given: shared by both requests as others read it, and in each as its authority does.
struct WordValues: Hashable, Sendable {
  var shared: TruthSet
  var before: TruthSet
  var after: TruthSet
  private var isReadByOthers = false
  private var isReadAsOwn = false

  init(_ truths: TruthSet) {
    shared = truths
    before = truths
    after = truths
  }

  /// One fact has one value for all readers, but for the change of which the question is: what others read is what
  /// the authority's word was before the change, or is after it. `false` when nothing is left.
  private mutating func settle(_ direction: Direction, _ readership: Readership) -> Bool {
    if isReadByOthers, isReadAsOwn, readership == .agreeing {
      shared.formIntersection(before.intersection(after))
      (before, after) = (shared, shared)
      return !shared.isEmpty
    }
    if direction == .granting {
      if before == .yes { after.formIntersection(.yes) }
      if after == .no { before.formIntersection(.no) }
    }
    let either = before.union(after)
    shared.formIntersection(either)
    if before.isDisjoint(with: shared) { after.formIntersection(shared) }
    if after.isDisjoint(with: shared) { before.formIntersection(shared) }
    return !shared.isEmpty && !before.isEmpty && !after.isEmpty
  }

  /// Whether one fact would have to be two: it changes for its authority and not for others who read it.
  var isReadTwice: Bool { isReadByOthers && isReadAsOwn && isChanged }

  /// Keeps some truths on a side, or of what others read; `false` when nothing is left.
  mutating func restrict(to truths: TruthSet, on side: Side?, in situation: Situation) -> Bool {
    switch side {
    case nil:
      shared.formIntersection(truths)
      isReadByOthers = true
    case .before:
      before.formIntersection(truths)
      isReadAsOwn = true
    case .after:
      after.formIntersection(truths)
      isReadAsOwn = true
    }
    return settle(situation.direction, situation.readership)
  }

  /// Keeps some truths for every reader.
  mutating func restrict(to truths: TruthSet, in situation: Situation) -> Bool {
    shared.formIntersection(truths)
    before.formIntersection(truths)
    after.formIntersection(truths)
    return settle(situation.direction, situation.readership)
  }
}
