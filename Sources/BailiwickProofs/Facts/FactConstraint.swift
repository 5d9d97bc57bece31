import BailiwickModel
import BailiwickPlaces

/// Something that is required of a fact.
enum FactDemand: Sendable {
  case test(Requirement, Predicate)
  case given
  case missing
  /// Somebody may truly be at one of these atoms.
  case truly(AtomSet)
}

/// What is required of one fact so far.
///
/// A fact may be missing. Whatever must hold or fail of it demands that it is given; what merely must not hold, or
/// not fail, speaks of its value only if it is given, and so a fact of which nothing else is left can still be missing.
struct FactConstraint: Sendable {
  enum Presence: Hashable, Sendable {
    case open
    case given
    case missing
  }

  private(set) var presence: Presence
  private(set) var values: FactValues

  /// Nothing is required yet, but that a request has a time: where it states none, the clock's.
  init(_ key: FactKey, _ type: AttributeType, seekingTexts: Bool) {
    presence = key.owner == FactKey.time ? .given : .open
    values = FactValues(type, seekingTexts: seekingTexts)
  }

  /// Whether a text is given that was not found.
  var isSupposed: Bool {
    if presence == .given, case .texts(let texts) = values { texts.isSupposed } else { false }
  }

  /// Adds a demand; `false` when no value, given or missing, is left.
  mutating func require(_ demand: FactDemand) -> Bool {
    switch demand {
    case .test(let requirement, let predicate): require(requirement, of: predicate)
    case .given: give()
    case .missing: omit()
    case .truly(let atoms): requireTruePlace(in: atoms)
    }
  }

  /// Adds what a predicate must meet; `false` when no value, given or missing, is left.
  mutating func require(_ requirement: Requirement, of predicate: Predicate) -> Bool {
    switch predicate {
    case .known: return requireKnown(requirement)
    case .possiblyInside(let atoms):
      // Of nowhere in particular somebody may be anywhere.
      let isWanted = requirement == .holds || requirement == .notFails
      return isWanted ? add(isStrict: false) { $0.meet(atoms) } : add(isStrict: true) { $0.avoid(atoms) }
    case .inside(let atoms):
      switch requirement {
      case .holds: return add(isStrict: true) { $0.stay(in: atoms) }
      case .fails: return add(isStrict: true) { $0.avoid(atoms) }
      case .notHolds: return add(isStrict: false) { $0.meet(atoms.complement) }
      case .notFails: return add(isStrict: false) { $0.meet(atoms) }
      }
    case .tagged, .number, .text, .choice, .flag, .time:
      let isWanted = requirement == .holds || requirement == .notFails
      return add(isStrict: requirement.isDefinite) { $0.restrict(to: predicate, isWanted: isWanted) }
    }
  }

  /// Requires that somebody may truly be at one of these atoms.
  private mutating func requireTruePlace(in atoms: AtomSet) -> Bool {
    guard case .place(var places) = values else { return false }
    places.truly = atoms
    values = .place(places)
    guard !atoms.isEmpty else { return false }
    if presence != .missing, !places.isPossible {
      if presence == .given { return false }
      presence = .missing
    }
    return true
  }

  /// Requires the fact to be given.
  private mutating func give() -> Bool {
    guard presence != .missing else { return false }
    presence = .given
    return true
  }

  /// Requires the fact to be missing.
  private mutating func omit() -> Bool {
    guard presence != .given else { return false }
    presence = .missing
    return true
  }

  private mutating func requireKnown(_ requirement: Requirement) -> Bool {
    let isWanted = requirement == .holds || requirement == .notFails
    guard case .place = values else { return isWanted ? give() : omit() }
    return isWanted ? add(isStrict: true) { $0.beSingle() } : add(isStrict: false) { $0.beSeveral() }
  }

  private mutating func add(isStrict: Bool, _ restrict: (inout FactValues) -> Bool) -> Bool {
    if presence == .missing { return !isStrict }
    if isStrict { presence = .given }
    if restrict(&values) { return true }
    guard presence == .open else { return false }
    presence = .missing
    return true
  }
}

/// The values that a fact may have, by its type.
enum FactValues: Sendable {
  case place(PlaceValues)
  case numbers(IntegerSet)
  /// Moments, in nanoseconds since 1970.
  case times(IntegerSet)
  case texts(TextValues)
  case choices(Set<Int>)
  case flags(Set<Bool>)
  /// They are told one by one.
  case tags
  /// Its members are facts of their own.
  case record
  /// Those who are given are told elsewhere.
  case person

  init(_ type: AttributeType, seekingTexts: Bool) {
    switch type {
    case .located, .place: self = .place(PlaceValues())
    case .text: self = .texts(TextValues(isSought: seekingTexts))
    case .number: self = .numbers(IntegerSet(Int128(Int64.min)...Int128(Int64.max)))
    case .time: self = .times(IntegerSet(Instant.nanosecondRange))
    case .flag: self = .flags([true, false])
    case .choice(let words): self = .choices(Set(words.indices))
    case .tags: self = .tags
    case .record: self = .record
    case .person, .people: self = .person
    }
  }

  mutating func restrict(to predicate: Predicate, isWanted: Bool) -> Bool {
    switch (self, predicate) {
    case (.numbers(var set), .number(let interval)):
      set.restrict(to: Int128(interval.lower), Int128(interval.upper), isWanted: isWanted)
      self = .numbers(set)
      return !set.isEmpty
    case (.times(var set), .time(let test)):
      let bounds = test.nanoseconds
      set.restrict(to: bounds.lower, bounds.upper, isWanted: isWanted)
      self = .times(set)
      return !set.isEmpty
    case (.choices(let words), .choice(let wanted)):
      let rest = isWanted ? words.intersection(wanted) : words.subtracting(wanted)
      self = .choices(rest)
      return !rest.isEmpty
    case (.flags(let flags), .flag):
      let rest = flags.intersection([isWanted])
      self = .flags(rest)
      return !rest.isEmpty
    case (.texts(var texts), .text(let test)):
      texts.add(test, isWanted: isWanted)
      self = .texts(texts)
      return texts.isPossible
    default: return true
    }
  }

  fileprivate mutating func stay(in atoms: AtomSet) -> Bool {
    changePlaces { $0.within = $0.within.intersection(atoms) }
  }

  fileprivate mutating func avoid(_ atoms: AtomSet) -> Bool {
    changePlaces { $0.within = $0.within.subtracting(atoms) }
  }

  fileprivate mutating func meet(_ atoms: AtomSet) -> Bool { changePlaces { $0.met.append(atoms) } }

  fileprivate mutating func beSingle() -> Bool { changePlaces { $0.isSingle = true } }

  fileprivate mutating func beSeveral() -> Bool { changePlaces { $0.isSeveral = true } }

  private mutating func changePlaces(_ change: (inout PlaceValues) -> Void) -> Bool {
    guard case .place(var places) = self else { return true }
    change(&places)
    self = .place(places)
    return places.isPossible
  }
}
