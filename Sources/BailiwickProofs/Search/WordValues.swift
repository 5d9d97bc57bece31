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

  mutating func mirror() { swap(&before, &after) }

  /// Whether one fact would have to be two: it changes for its authority and not for others who read it.
  var isReadTwice: Bool { isReadByOthers && isReadAsOwn && isChanged }

  /// Keeps what meets a demand; `false` when nothing is left.
  mutating func restrict(to demand: WordDemand, _ direction: Direction, _ readership: Readership) -> Bool {
    switch demand.reader {
    case .everybody:
      shared.formIntersection(demand.truths)
      before.formIntersection(demand.truths)
      after.formIntersection(demand.truths)
    case .others:
      shared.formIntersection(demand.truths)
      isReadByOthers = true
    case .own(.before):
      before.formIntersection(demand.truths)
      isReadAsOwn = true
    case .own(.after):
      after.formIntersection(demand.truths)
      isReadAsOwn = true
    }
    return settle(direction, readership)
  }
}

/// What is required of a word.
struct WordDemand: Sendable {
  enum Reader: Sendable {
    case everybody
    /// Those for whom it is not the word of the authority in question.
    case others
    /// Those for whom it is, in one of the requests.
    case own(Side)
  }

  let truths: TruthSet
  let reader: Reader

  init(_ truths: TruthSet, by reader: Reader) {
    self.truths = truths
    self.reader = reader
  }

  /// - Parameter side: `nil` for how others read it.
  init(_ requirement: Requirement, on side: Side?) {
    self.init(requirement.truths, by: side.map(Reader.own) ?? .others)
  }
}
