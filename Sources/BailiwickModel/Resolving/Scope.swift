import BailiwickSource

/// Where a path in a condition starts.
enum Scope {
  /// At a noun, or at `time`.
  case anywhere
  /// At an attribute of what is being qualified, or at `time`.
  case within(Path, kind: Int)

  static func of(_ party: Party) -> Scope {
    switch party {
    case .participant: .within(Path(.participant), kind: Vocabulary.personKind)
    case .role(let attribute): .within(Path(.thing, [attribute]), kind: Vocabulary.personKind)
    case .thing: .within(Path(.thing), kind: Vocabulary.thingKind)
    }
  }

  static let counted = Scope.within(Path(.counted), kind: Vocabulary.personKind)
}

/// What a path leads to.
enum PathType {
  /// A person, the thing or a record, by its kind.
  case entity(kind: Int)
  case attribute(AttributeType)
  /// The time of the request.
  case time
}

struct TypedPath {
  var path: Path
  var type: PathType
  /// Where it is written; `nil` where the noun is understood.
  var range: SourceRange?

  /// All of a test: the path, and what is asked of it.
  func origin(through comparison: SourceRange) -> Origin {
    Origin(range.map { $0.through(comparison) } ?? comparison)
  }
}
