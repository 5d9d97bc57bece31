import BailiwickSource

/// What is mended before what: a fix is found anew after each round, in the policy as it is then.
enum FixStage: CaseIterable {
  /// What is wrong.
  case mending
  /// What adds nothing: a rule that others cover is not needed only once they are as they shall be.
  case pruning
  /// The format of a file touches much of it, so it comes when nothing else is left.
  case formatting

  init(_ kind: FindingKind) {
    switch kind.category {
    case "style": self = .formatting
    case "redundancy": self = .pruning
    default: self = kind.name == "always-true" ? .pruning : .mending
    }
  }
}
