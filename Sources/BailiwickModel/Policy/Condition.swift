import BailiwickPlaces
import BailiwickSource

/// A resolved condition. Its value in a request is true, false or unknown (Kleene's strong logic).
public indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case test(Test)
  case quantified(Quantified)

  /// The condition that always holds.
  public static let always = Condition.all([])
}

/// One test of one fact.
public struct Test: Hashable, Sendable {
  public let path: Path
  public let predicate: Predicate
  public let origin: Origin

  public init(path: Path, predicate: Predicate, origin: Origin) {
    self.path = path
    self.predicate = predicate
    self.origin = origin
  }
}

/// The way to a fact: where it starts, and the attributes on the way by their numbers in their
/// kinds. A role's noun is a path through the thing: `host` is `meeting.host`.
public struct Path: Hashable, Sendable {
  public enum Root: Hashable, Sendable {
    case participant
    case thing
    /// The person whom the innermost quantifier counts.
    case counted
    case time

    /// Different for each.
    fileprivate var hashNumber: Int {
      switch self {
      case .participant: 1
      case .thing: 2
      case .counted: 3
      case .time: 4
      }
    }
  }

  public let root: Root
  public let steps: [Int]

  public init(_ root: Root, _ steps: [Int] = []) {
    self.root = root
    self.steps = steps
  }

  /// In one step: paths are hashed wherever cells and tests are looked up.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(steps.reduce(root.hashNumber) { $0 &* 64 &+ $1 })
  }

  public func appending(_ step: Int) -> Path {
    var steps = steps
    steps.append(step)
    return Path(root, steps)
  }
}

/// What is asked of a fact.
public enum Predicate: Hashable, Sendable {
  /// Every atom lies in these; no atom does; else unknown.
  case inside(AtomSet)
  /// Some atom lies in these.
  case possiblyInside(AtomSet)
  case tagged(Spelling)
  case number(NumberInterval)
  case text(TextTest)
  /// The word is one of these, by their numbers among the choices.
  case choice(Set<Int>)
  case flag
  case time(TimeTest)
  case known

  /// The places that a test of a place accepts; `nil` of all others.
  package var places: AtomSet? {
    switch self {
    case .inside(let atoms), .possiblyInside(let atoms): atoms
    case .tagged, .number, .text, .choice, .flag, .time, .known: nil
    }
  }
}

/// The whole numbers between two bounds, both included; empty when the bounds cross.
public struct NumberInterval: Hashable, Sendable {
  public let lower: Int64
  public let upper: Int64

  public init(from lower: Int64 = .min, through upper: Int64 = .max) {
    self.lower = lower
    self.upper = upper
  }

  public func contains(_ number: Int64) -> Bool { lower <= number && number <= upper }
}

public enum TextTest: Hashable, Sendable {
  case oneOf(Set<Spelling>)
  case matches(TextPattern)
  case contains(Spelling)
  case startsWith(Spelling)
  case endsWith(Spelling)
}

public enum TimeTest: Hashable, Sendable {
  case before(Instant)
  /// At the instant or after it.
  case from(Instant)
  case after(Instant)
}

/// A condition on how many of the thing's people there are of whom another holds.
public struct Quantified: Hashable, Sendable {
  public let quantifier: Quantifier
  /// Of one person: its paths start at `counted`.
  public let condition: Condition
  public let origin: Origin

  public init(quantifier: Quantifier, condition: Condition, origin: Origin) {
    self.quantifier = quantifier
    self.condition = condition
    self.origin = origin
  }
}

public enum Quantifier: Hashable, Sendable {
  case any
  case every
  case no
  case atLeast(Int64)
  case atMost(Int64)
  case exactly(Int64)
}

extension Condition {
  /// Every test in it, those inside quantifiers included, in source order.
  public var tests: [Test] {
    var tests: [Test] = []
    addTests(to: &tests)
    return tests
  }

  func addTests(to tests: inout [Test]) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.addTests(to: &tests) }
    case .not(let part): part.addTests(to: &tests)
    case .test(let test): tests.append(test)
    case .quantified(let quantified): quantified.condition.addTests(to: &tests)
    }
  }

  /// Whether some of it counts people.
  public var quantifies: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.quantifies)
    case .not(let part): part.quantifies
    case .test: false
    case .quantified: true
    }
  }
}
