import BailiwickModel
import BailiwickPlaces

/// A program's conditions asked of one request, with `participant` meaning one person.
///
/// Every cell is asked once; its truth is kept until `participant` means somebody else, and for good where it says
/// nothing of the participant: so quantifiers are counted once, whoever of the people is decided.
struct Asking {
  let program: DecisionProgram
  private(set) var request: EncodedRequest
  /// A number among the request's people, or `stranger`.
  private(set) var participant: Int32
  /// Where a stranger's facts should be given.
  private(set) var strangerPlaces: Set<String> = []
  private var counted: Int32 = stranger
  /// By mark.
  private var marks: [UInt8] = []
  private var truths: [UInt8]
  /// By cell: when it was asked.
  private var stamps: [UInt32]
  private var stamp = Self.lastingStamp + 1

  /// Somebody of whom nothing is given, all of whose tests are unknown.
  static let stranger: Int32 = -1
  /// Of what is kept for good.
  private static let lastingStamp: UInt32 = 1

  init(_ program: DecisionProgram, _ request: EncodedRequest) {
    self.program = program
    self.request = request
    participant = request.participant
    truths = Array(repeating: Kleene.no, count: program.cells.count)
    stamps = Array(repeating: 0, count: program.cells.count)
    if participant == Self.stranger { strangerPlaces = [program.layout.vocabulary.person.noun.singular] }
    for mark in program.marks {
      marks.append(mark.formulas.reduce(Kleene.no) { max($0, truth(of: $1)) })
    }
  }

  /// Lets `participant` mean somebody else.
  mutating func ask(about person: Int32, strangerPlaces places: Set<String> = []) {
    guard person != participant || places != strangerPlaces else { return }
    participant = person
    strangerPlaces = places
    stamp += 1
  }

  /// Goes on with another of the people as the participant of the same facts.
  mutating func decide(_ person: Int32) {
    request.setParticipant(person)
    participant = person
    strangerPlaces = []
    stamp += 1
  }

  // MARK: Formulas and cells

  mutating func truth(of formula: Formula) -> UInt8 {
    switch formula {
    case .cell(let number):
      let current = program.isAboutParticipant[number] ? stamp : Self.lastingStamp
      if stamps[number] != current {
        truths[number] = truth(of: program.cells[number])
        stamps[number] = current
      }
      return truths[number]
    case .all(let parts):
      var least = Kleene.yes
      for part in parts {
        least = min(least, truth(of: part))
        if least == Kleene.no { break }
      }
      return least
    case .any(let parts):
      var greatest = Kleene.no
      for part in parts {
        greatest = max(greatest, truth(of: part))
        if greatest == Kleene.yes { break }
      }
      return greatest
    }
  }

  private mutating func truth(of cell: CompiledCell) -> UInt8 {
    switch cell {
    case .test(let number): return truth(of: program.tests[Int(number)])
    case .not(let part): return Kleene.not(truth(of: part))
    case .all(let parts): return parts.reduce(Kleene.yes) { min($0, truth(of: $1)) }
    case .any(let parts): return parts.reduce(Kleene.no) { max($0, truth(of: $1)) }
    case .quantified(let quantifier, let condition): return count(quantifier, condition).truth
    case .activity(let activity): return activity == request.activity ? Kleene.yes : Kleene.no
    case .orders(let orders): return orders.reduce(Kleene.no) { max($0, truth(of: $1)) }
    }
  }

  func truth(of order: OrderReference) -> UInt8 {
    if let stated = request.orders[order] { return stated ? Kleene.yes : Kleene.no }
    guard case .named(let number) = order else { return Kleene.yes }
    guard let time = request.time else { return Kleene.unknown }
    let order = program.policy.orders[number]
    return order.issued.start <= time && (order.expires.map { time < $0.end } ?? true) ? Kleene.yes : Kleene.no
  }

  // MARK: Quantifiers

  /// How many of the people a condition holds of, and the doubtful that keep a quantifier open.
  struct Count {
    var truth: UInt8
    var doubtful: [Int32] = []
    var mayBeMore = false
  }

  mutating func count(_ quantifier: Quantifier, _ condition: CompiledCell) -> Count {
    var result = Count(truth: Kleene.unknown)
    var least: Int64 = 0
    for person in request.listed ?? [request.participant].filter({ $0 != Self.stranger }) {
      switch counts(person, quantifier, condition) {
      case Kleene.yes: least += 1
      case Kleene.unknown: result.doubtful.append(person)
      default: break
      }
    }
    result.mayBeMore =
      request.listed == nil && counts(Self.stranger, quantifier, condition) != Kleene.no
    let most = result.mayBeMore ? Int64.max : least + Int64(result.doubtful.count)
    let wanted = quantifier.counted
    if wanted.lower <= least && most <= wanted.upper {
      result.truth = Kleene.yes
    } else if wanted.upper < least || most < wanted.lower {
      result.truth = Kleene.no
    }
    return result
  }

  /// `every` counts those of whom its condition does not hold.
  private mutating func counts(_ person: Int32, _ quantifier: Quantifier, _ condition: CompiledCell) -> UInt8 {
    let truth = withCounted(person) { $0.truth(of: condition) }
    return quantifier == .every ? Kleene.not(truth) : truth
  }

  mutating func withCounted<Answer>(_ person: Int32, _ ask: (inout Asking) -> Answer) -> Answer {
    let outer = counted
    counted = person
    defer { counted = outer }
    return ask(&self)
  }

  // MARK: Tests

  func truth(of test: CompiledTest) -> UInt8 {
    switch test.place {
    case .presence(let subject):
      guard let person = person(subject) else { return Kleene.yes }
      if person == Self.stranger { return Kleene.unknown }
      if case .role(let role) = subject, !request.isRoleGiven[role] { return Kleene.no }
      return Kleene.yes
    case .slot(.time, _):
      return truth(ofTime: test)
    case .slot(.thing, let slot): return truth(of: test, request.thing[slot])
    case .slot(let subject, let slot):
      guard let person = person(subject), person != Self.stranger else { return Kleene.unknown }
      return truth(of: test, request.people[Int(person) * program.layout.personSlots.count + slot])
    }
  }

  /// Whether a test's fact itself is unknown, or too coarse to tell.
  func isUnknown(_ place: FactLayout.Place) -> Bool {
    switch place {
    case .slot(.thing, let slot): request.thing[slot].form == .unknown
    case .slot, .presence: true
    }
  }

  /// Whether a regular expression ran into its limits on a text that is known.
  func isLimited(_ test: CompiledTest) -> Bool {
    guard case .text = test.operation else { return false }
    switch test.place {
    case .slot(.thing, let slot): return request.thing[slot].form == .text
    case .slot(.time, _), .presence: return false
    case .slot(let subject, let slot):
      guard let person = person(subject), person != Self.stranger else { return false }
      return request.people[Int(person) * program.layout.personSlots.count + slot].form == .text
    }
  }

  private func truth(ofTime test: CompiledTest) -> UInt8 {
    guard case .time(let bound) = test.operation else {
      return request.time == nil ? Kleene.no : Kleene.yes
    }
    guard let time = request.time else { return Kleene.unknown }
    return bound.contains(time) ? Kleene.yes : Kleene.no
  }

  /// A number among the people; `nil` for what is no person.
  func person(_ subject: FactLayout.Subject) -> Int32? {
    switch subject {
    case .participant: participant
    case .counted: counted
    case .role(let role): request.roles[role]
    case .thing, .time: nil
    }
  }

  private func truth(of test: CompiledTest, _ slot: EncodedRequest.Slot) -> UInt8 {
    switch test.operation {
    case .inside(let set):
      switch slot.form {
      case .place: return program.places.truth(ofPlace: slot.code, in: set)
      case .candidates: return program.places.truth(of: request.candidates[Int(slot.code)], in: set)
      default: return Kleene.unknown
      }
    case .possiblyInside(let set):
      let truth =
        slot.form == .place
        ? program.places.truth(ofPlace: slot.code, in: set)
        : slot.form == .candidates
          ? program.places.truth(of: request.candidates[Int(slot.code)], in: set) : Kleene.unknown
      return truth == Kleene.no ? Kleene.no : Kleene.yes
    case .tagged(let tag, let mark):
      let given =
        slot.form == .tags
        ? (request.tagSets[Int(slot.code)].contains(tag) ? Kleene.yes : Kleene.no) : Kleene.unknown
      return mark.map { max(given, marks.indices.contains(Int($0)) ? marks[Int($0)] : Kleene.no) } ?? given
    case .known:
      switch slot.form {
      case .unknown, .candidates: return Kleene.no
      case .place, .text, .tags, .number, .time, .present: return Kleene.yes
      }
    case .number(let interval): return truth(slot) { interval.contains($0) }
    case .choice(let choices): return truth(slot) { choices.contains(Int($0)) }
    case .flag: return truth(slot) { $0 == 1 }
    case .text(let test):
      guard slot.form == .text else { return Kleene.unknown }
      switch test.value(of: request.texts[Int(slot.code)]) {
      case .yes: return Kleene.yes
      case .no: return Kleene.no
      case .unknown: return Kleene.unknown
      }
    case .time(let test):
      guard slot.form == .time else { return Kleene.unknown }
      return test.contains(Instant(seconds: slot.number, nanoseconds: slot.code)) ? Kleene.yes : Kleene.no
    }
  }

  private func truth(_ slot: EncodedRequest.Slot, _ holds: (Int64) -> Bool) -> UInt8 {
    slot.form == .number ? (holds(slot.number) ? Kleene.yes : Kleene.no) : Kleene.unknown
  }
}
