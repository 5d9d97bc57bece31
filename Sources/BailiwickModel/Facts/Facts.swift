import BailiwickPlaces

/// The facts of one request as they were stated, checked against the vocabulary.
public struct Facts: Hashable, Sendable {
  /// The number of the activity in the vocabulary; the first when none is stated.
  public var activity: Int
  public var time: Instant?
  /// The participant's members by attribute, or `nil` for a request without a participant.
  public var participant: [Fact]?
  /// The thing's members by attribute.
  public var thing: [Fact]
  /// Orders stated to be, or not to be, in force, whatever their dates say.
  public var orders: [OrderReference: Bool]

  /// Facts of which nothing is known.
  public init(vocabulary: Vocabulary) {
    activity = 0
    time = nil
    participant = nil
    thing = Fact.unknownMembers(of: vocabulary.thing)
    orders = [:]
  }
}

/// The value of one attribute in a request.
public indirect enum Fact: Hashable, Sendable {
  case unknown
  case place(Whereabouts)
  case text(Spelling)
  case number(Int64)
  case time(Instant)
  case flag(Bool)
  /// Their order says nothing, nor how often one is there.
  case tags([Spelling])
  /// The number of the word among the attribute's choices.
  case choice(Int)
  /// A record or a person: one fact for each attribute that its kind declares.
  case members([Fact])
  case people(People)

  public static func unknownMembers(of kind: Kind) -> [Fact] {
    Array(repeating: .unknown, count: kind.attributes.count)
  }
}

/// Where somebody or something is said to be: one place, or several when sources disagree.
public struct Whereabouts: Hashable, Sendable {
  /// Canonical places, each once, in the order in which they were given; never empty.
  public let candidates: [Place]
  /// All atoms of all candidates.
  public let atoms: AtomSet

  public init(_ candidates: [Place]) {
    guard candidates.count > 1 else {
      self.candidates = candidates
      atoms = candidates.first?.atoms ?? .empty
      return
    }
    var seen: Set<String> = []
    self.candidates = candidates.filter { seen.insert($0.code).inserted }
    atoms = candidates.reduce(into: AtomSet.empty) { $0.formUnion($1.atoms) }
  }

  public var isKnown: Bool { candidates.count == 1 }
}

/// An order as a rule or a request speaks of it.
public enum OrderReference: Hashable, Sendable {
  /// The order of this number in the policy.
  case named(Int)
  /// The anonymous order, always in force, of an authority by its canonical name.
  case anonymous(String)
}
