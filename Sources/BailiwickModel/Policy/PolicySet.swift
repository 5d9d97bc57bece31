import BailiwickPlaces
import BailiwickSource

/// A program without errors: all that decides, with every name bound.
///
/// It is handed to everybody and kept with every witness, so it is shared and never copied.
public final class PolicySet: Sendable {
  public let declarations: Declarations

  /// Fails when the model has errors.
  public init?(_ model: Model) {
    guard !model.hasErrors else { return nil }
    declarations = model.declarations
  }

  /// What a sound program's declarations become when some are left out, or rules are made of its demands.
  package init(_ declarations: Declarations) { self.declarations = declarations }

  public var vocabulary: Vocabulary { declarations.vocabulary }
  public var rules: [Rule] { declarations.rules }
  public var marks: [Mark] { declarations.marks }
  public var orders: [Order] { declarations.orders }
}

/// What a program's text means, as far as it could be resolved. What tools read, even of broken text.
public struct Model: Sendable {
  public let declarations: Declarations
  /// In source order; those on the syntax included.
  public let findings: [Finding]

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension PolicySet {
  /// The numbers of rules by their names.
  package var numbersOfRules: [String: Int] {
    Dictionary(rules.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }
}

/// Everything that a program declares, in program order.
public struct Declarations: Hashable, Sendable {
  public var vocabulary: Vocabulary
  public var territories: [Territory] = []
  public var authorities: [Authority] = []
  public var orders: [Order] = []
  public var tags: [Tag] = []
  public var marks: [Mark] = []
  /// The tags that marks add, each once and after those on which its marks build.
  public var markedTags: [Spelling] = []
  public var rules: [Rule] = []
  public var nevers: [Assertion] = []
  public var tests: [PolicyTest] = []
  /// Who asserts each tag that the program names, by canonical name; the house's own tags are absent.
  public var asserters: [TagUse: String] = [:]
  /// Where the word of each authority that the program speaks of counts, by canonical name.
  public var bailiwicks: [String: Bailiwick] = [:]
}

public struct Territory: Hashable, Sendable {
  public let name: String
  public let atoms: AtomSet
  public let documentation: [String]
  public let origin: Origin
}

/// An authority that the program declares. Every place and territory is one without being declared.
public struct Authority: Hashable, Sendable {
  public let name: String
  public let title: String?
  public let bailiwick: Bailiwick
  public let documentation: [String]
  public let origin: Origin
}

/// Where an authority's word counts.
public enum Bailiwick: Hashable, Sendable {
  case everywhere
  case places(AtomSet)
}

public struct Order: Hashable, Sendable {
  public let name: String
  public let title: String?
  /// The canonical name of the authority that issued it.
  public let issuer: String
  /// It is in force from the start of this day,
  public let issued: Day
  /// and to the end of this one.
  public let expires: Day?
  public let citations: [String]
  /// Tags that are read as the issuer's own word in what is under this order.
  public let adopted: [Spelling]
  public let demands: [Demand]
  public let documentation: [String]
  public let origin: Origin
}

/// What an order asks for.
public struct Demand: Hashable, Sendable {
  public let effect: Int
  public let sentence: Sentence
}

public struct Tag: Hashable, Sendable {
  public let use: TagUse
  /// The canonical name of the authority that asserts it; `nil` for the house's own.
  public let asserter: String?
  public let title: String?
  public let documentation: [String]
  public let origin: Origin
}

/// Adds a tag to the thing where its sentence holds.
public struct Mark: Hashable, Sendable {
  public let tag: Spelling
  public let sentence: Sentence
  public let documentation: [String]
  public let origin: Origin
}

/// An assertion: the effect never applies where the sentence holds.
public struct Assertion: Hashable, Sendable {
  public let effect: Int
  public let sentence: Sentence
  public let documentation: [String]
  public let origin: Origin
}
