import BailiwickPlaces

extension Predicate {
  /// The predicate's value of a fact, which stands at a path.
  func value(of fact: Fact, at path: String) -> Truth {
    switch (self, fact) {
    // Whether something is known, and whether somebody may be somewhere, is never unknown.
    case (.known, .place(let whereabouts)): Truth(whereabouts.isKnown)
    case (.known, _): Truth(fact != .unknown)
    case (.possiblyInside(let atoms), .place(let whereabouts)): Truth(!whereabouts.atoms.isDisjoint(with: atoms))
    case (.possiblyInside, _): .yes
    case (_, .unknown): .missing([path])

    case (.inside(let atoms), .place(let whereabouts)):
      if whereabouts.atoms.isSubset(of: atoms) {
        .yes
      } else if whereabouts.atoms.isDisjoint(with: atoms) {
        .no
      } else {
        .missing([path])
      }
    case (.tagged(let tag), .tags(let tags)): Truth(tags.contains(tag))
    case (.number(let interval), .number(let number)): Truth(interval.contains(number))
    case (.text(let test), .text(let text)): test.value(of: text)
    case (.choice(let choices), .choice(let choice)): Truth(choices.contains(choice))
    case (.flag, .flag(let flag)): Truth(flag)
    case (.time(let test), .time(let time)): Truth(test.contains(time))
    default: preconditionFailure("a resolved test asks of a fact only what its type can tell")
    }
  }
}

extension TextTest {
  /// Unknown, for want of no fact, when a regular expression exceeds its limits.
  package func value(of text: Spelling) -> Truth {
    switch self {
    case .oneOf(let texts): Truth(texts.contains(text))
    case .matches(let pattern):
      pattern.matches(text.text).map { Truth($0) } ?? .unknown(Doubt(exceedsLimit: true))
    case .contains(let part): Truth(text.contains(part))
    case .startsWith(let part): Truth(text.utf8.starts(with: part.utf8))
    case .endsWith(let part): Truth(text.utf8.reversed().starts(with: part.utf8.reversed()))
    }
  }
}

extension TimeTest {
  package func contains(_ time: Instant) -> Bool {
    switch self {
    case .before(let bound): time < bound
    case .from(let bound): bound <= time
    case .after(let bound): bound < time
    }
  }
}
