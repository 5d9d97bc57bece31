import BailiwickModel
import BailiwickSource

/// On whose words a truth hangs, and which way: whether it may come to hold, or cease to, when a word is given.
struct Words: Hashable, Sendable {
  /// By the authority whose word it is.
  private(set) var leanings: [String: Leaning] = [:]

  struct Leaning: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// The word may make it hold.
    static let towards = Leaning(rawValue: 1)
    /// The word may keep it from holding.
    static let against = Leaning(rawValue: 2)
    static let both: Leaning = [.towards, .against]

    var flipped: Leaning {
      var flipped: Leaning = []
      if contains(.towards) { flipped.insert(.against) }
      if contains(.against) { flipped.insert(.towards) }
      return flipped
    }
  }

  func leaning(on authority: String) -> Leaning { leanings[authority] ?? [] }

  mutating func add(_ authority: String, _ leaning: Leaning) { leanings[authority, default: []].formUnion(leaning) }

  mutating func formUnion(_ other: Words, flipped: Bool = false) {
    for (authority, leaning) in other.leanings { add(authority, flipped ? leaning.flipped : leaning) }
  }
}

/// What the conditions of a policy read, marks included, each worked out once.
struct Dependences: Sendable {
  private let policy: PolicySet
  private let readers: Readers
  private(set) var ofMarks: [Spelling: Dependence] = [:]
  /// What it takes that each rule fires.
  private(set) var ofRules: [Dependence] = []
  private var ofProtecting = Dependence()
  private var ofLifters = Dependence()

  init(_ policy: PolicySet, readers: Readers) {
    self.policy = policy
    self.readers = readers
    for tag in policy.declarations.markedTags {
      var found = Dependence()
      for mark in policy.marks where mark.tag == tag { found.formUnion(dependence(of: mark.sentence)) }
      ofMarks[tag] = found
    }
    ofRules = concurrentMap(policy.rules, inPiecesOf: Self.pieceSize) { [self] in dependence(of: $0.sentence) }
    for number in policy.rules.indices {
      switch policy.vocabulary.effects[policy.rules[number].effect].force {
      case .protects:
        ofProtecting.formUnion(ofRules[number])
        ofLifters.formUnion(ofRules[number])
      case .permits: ofLifters.formUnion(ofRules[number])
      case .restricts, .informs: break
      }
    }
  }

  /// How many rules are looked at before another core may take the next.
  private static let pieceSize = 256

  /// What it takes that a rule fires.
  func dependence(of sentence: Sentence) -> Dependence {
    var found = Dependence()
    for condition in [sentence.qualifiers, sentence.thing, sentence.when] {
      collect(condition, under: sentence.orders, leaning: .towards, into: &found)
    }
    if let unless = sentence.unless {
      found.formUnion(dependence(of: unless, under: sentence.orders), flipped: true)
    }
    for order in sentence.orders {
      found.words.add(readers.authority(of: order), .towards)
      found.thingWords[readers.authority(of: order), default: []].insert(.order(order))
    }
    if case .role(let role) = sentence.target { found.roles.insert(role) }
    return found
  }

  /// What it takes that a rule's effect is lifted.
  func ofLifting(_ rule: Rule) -> Dependence {
    guard policy.vocabulary.effects[rule.effect].force == .restricts else { return Dependence() }
    return rule.isByDefault && rule.sentence.target != .thing ? ofLifters : ofProtecting
  }

  func dependence(of condition: Condition, under orders: [OrderReference]) -> Dependence {
    var found = Dependence()
    collect(condition, under: orders, leaning: .towards, into: &found)
    return found
  }

  /// Whether a condition hangs on an authority's word.
  func hangs(_ condition: Condition, on authority: String, under orders: [OrderReference]) -> Bool {
    switch condition {
    case .all(let parts), .any(let parts): return parts.contains { hangs($0, on: authority, under: orders) }
    case .not(let part): return hangs(part, on: authority, under: orders)
    case .quantified: return !dependence(of: condition, under: orders).words.leaning(on: authority).isEmpty
    case .test(let test):
      guard case .tagged(let tag) = test.predicate else { return false }
      let use = test.tagUse(tag)
      return readers.isWord(of: authority, use, under: orders)
        || use.isOnThing && !(ofMarks[tag]?.words.leaning(on: authority).isEmpty ?? true)
    }
  }

  private func collect(
    _ condition: Condition, under orders: [OrderReference], leaning: Words.Leaning, into found: inout Dependence
  ) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, under: orders, leaning: leaning, into: &found) }
    case .not(let part): collect(part, under: orders, leaning: leaning.flipped, into: &found)
    case .quantified(let quantified):
      found.countsPeople = true
      let wanted = quantified.quantifier.counted
      var inner: Words.Leaning = []
      if wanted.lower > 0 { inner.formUnion(leaning) }
      if wanted.upper < .max { inner.formUnion(leaning.flipped) }
      if quantified.quantifier == .every { inner = inner.flipped }
      collect(quantified.condition, under: orders, leaning: inner, into: &found)
    case .test(let test):
      if test.path.root == .thing, let first = test.path.steps.first {
        switch policy.vocabulary.thing.attributes[first].type {
        case .person: found.roles.insert(first)
        case .people: found.countsPeople = true
        default: break
        }
      }
      guard case .tagged(let tag) = test.predicate else { return }
      let use = test.tagUse(tag)
      let authorities = readers.authorities(of: use, under: orders)
      for authority in authorities { found.words.add(authority, leaning) }
      if readers.isAdopted(tag, under: orders) { found.readsAdopted = true }
      if test.path.root == .thing, !policy.vocabulary.isOfPerson(test.path) {
        let key = TagKey(bearer: FactKey(owner: FactKey.thing, steps: test.path.steps), tag: tag)
        for authority in authorities { found.thingWords[authority, default: []].insert(.tag(key)) }
      } else if !authorities.isEmpty {
        found.readsPeopleTags = true
      }
      guard use.isOnThing, let mark = ofMarks[tag] else { return }
      found.marks.insert(tag)
      found.formUnion(mark, flipped: leaning == .against)
      if leaning == .both { found.formUnion(mark) }
      if leaning == .both { found.formUnion(mark, flipped: true) }
    }
  }
}

/// A word that there is once in a request: a tag of the thing, or an order.
enum ThingWord: Hashable, Sendable {
  case tag(TagKey)
  case order(OrderReference)
}

/// What a truth hangs on.
struct Dependence: Sendable {
  var words = Words()
  /// The tags of the thing and the orders that are read as the word of each authority.
  var thingWords: [String: Set<ThingWord>] = [:]
  /// Tags of people are read.
  var readsPeopleTags = false
  /// Tags are read that an order adopts: one tag may be the word of several, for several readers.
  var readsAdopted = false
  /// The marked tags that are read.
  var marks: Set<Spelling> = []
  /// The roles whose people are asked about.
  var roles: Set<Int> = []
  var countsPeople = false

  mutating func formUnion(_ other: Dependence, flipped: Bool = false) {
    words.formUnion(other.words, flipped: flipped)
    thingWords.merge(other.thingWords) { $0.union($1) }
    readsPeopleTags = readsPeopleTags || other.readsPeopleTags
    readsAdopted = readsAdopted || other.readsAdopted
    marks.formUnion(other.marks)
    roles.formUnion(other.roles)
    countsPeople = countsPeople || other.countsPeople
  }
}
