import BailiwickModel
import BailiwickPlaces

/// All of a policy from which its tables are made, orders by what they are instead of by their numbers: equal
/// values compile to equal tables, and say the same of them.
struct TabledPolicy: Equatable {
  private let vocabulary: Vocabulary
  private let rules: [Part]
  private let marks: [Part]
  private let nevers: [Part]

  init(_ policy: PolicySet) {
    vocabulary = policy.vocabulary
    rules = policy.rules.map { rule in
      Part(
        name: Spelling(rule.name), effect: rule.effect, isByDefault: rule.isByDefault, rule.sentence, policy,
        words: [rule.title, rule.because, rule.notice] + rule.authorities)
    }
    // A tag that nothing asks for has a table that decides nothing.
    let asked = Self.askedTags(of: policy)
    marks = policy.marks.filter { asked.contains($0.tag) }.map {
      Part(name: $0.tag, effect: nil, isByDefault: false, $0.sentence, policy)
    }
    nevers = policy.declarations.nevers.map {
      Part(name: "", effect: $0.effect, isByDefault: false, $0.sentence, policy)
    }
  }

  /// The tags that rules ask for, by way of marks as well.
  private static func askedTags(of policy: PolicySet) -> Set<Spelling> {
    let sentences = policy.rules.map(\.sentence) + policy.declarations.nevers.map(\.sentence)
    var asked = Set(sentences.flatMap(\.tags).map(\.tag))
    // Each marked tag stands after those on which it builds.
    for tag in policy.declarations.markedTags.reversed() where asked.contains(tag) {
      for mark in policy.marks where mark.tag == tag { asked.formUnion(mark.sentence.tags.map(\.tag)) }
    }
    return asked
  }

  /// Whether it has only rules of another, each of the same name and words, whatever they ask; and its assertions and
  /// marks.
  func asksInWordsOf(_ other: TabledPolicy) -> Bool {
    let known = Dictionary(other.rules.map { ($0.name, $0.unconditional) }) { first, _ in first }
    return vocabulary == other.vocabulary && nevers == other.nevers && marks.allSatisfy(other.marks.contains)
      && rules.allSatisfy { known[$0.name] == $0.unconditional }
  }

  /// A rule, a mark or an assertion.
  private struct Part: Equatable {
    let name: Spelling
    let effect: Int?
    let isByDefault: Bool
    let target: Party
    var conditions: [Condition]
    var unless: Condition?
    let activity: Int?
    let window: Window
    let orders: [UnderlyingOrder]
    let words: [String?]

    /// The same without what it asks.
    var unconditional: Part {
      var part = self
      (part.conditions, part.unless) = ([], nil)
      return part
    }

    init(
      name: Spelling, effect: Int?, isByDefault: Bool, _ sentence: Sentence, _ policy: PolicySet, words: [String?] = []
    ) {
      self.name = name
      self.effect = effect
      self.isByDefault = isByDefault
      self.words = words
      target = sentence.target
      conditions = [sentence.qualifiers, sentence.thing, sentence.when]
      unless = sentence.unless
      activity = sentence.activity
      window = sentence.window
      orders = sentence.orders.map { reference in
        switch reference {
        case .anonymous(let authority): .anonymous(authority)
        case .named(let number): .named(policy.orders[number])
        }
      }
    }
  }

  private enum UnderlyingOrder: Equatable {
    case anonymous(String)
    case named(Order)
  }
}
