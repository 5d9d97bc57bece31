import BailiwickModel

extension Vocabulary {
  /// A path as a request spells it: `participant.account.country`.
  func words(_ path: Path) -> String {
    var (kind, word) =
      switch path.root {
      case .participant, .counted: (Self.personKind, person.noun.singular)
      case .thing: (Self.thingKind, thing.noun.singular)
      case .time: (Self.thingKind, "time")
      }
    for step in path.steps {
      let attribute = kinds[kind].attributes[step]
      word += "." + attribute.name
      switch attribute.type {
      case .record(let record): kind = record
      case .person: kind = Self.personKind
      default: break
      }
    }
    return word
  }
}
