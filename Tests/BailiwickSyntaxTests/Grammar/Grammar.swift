/// A grammar as `Grammar/bailiwick.ebnf` writes it.
struct Grammar {
  /// The definitions in the order of the file; the first is where every derivation starts.
  let rules: [Rule]
  private let indexes: [String: Int]

  struct Rule {
    let name: String
    let body: Expression
  }

  init(rules: [Rule]) {
    self.rules = rules
    indexes = Dictionary(rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var start: String { rules[0].name }

  subscript(name: String) -> Expression? { indexes[name].map { rules[$0].body } }

  /// The right-hand side of a definition, or a part of it.
  indirect enum Expression {
    case literal(String)
    case symbol(String)
    /// `? … ?`: what the notation cannot say.
    case special(String)
    case sequence([Expression])
    /// The numbers of a choice, an option and a repetition tell it from all others in the grammar.
    case choice(Int, [Expression])
    case optional(Int, Expression)
    case repetition(Int, Expression)
    /// `a - b`, both of one word.
    case except(Expression, Expression)
    /// `? new line ? a`.
    case onNewLine(Expression)
  }
}

extension Grammar.Expression {
  /// The special sequence that asks for a new line.
  static let newLine = "new line"

  /// The parts of which this is made.
  var parts: [Grammar.Expression] {
    switch self {
    case .literal, .symbol, .special: []
    case .sequence(let parts), .choice(_, let parts): parts
    case .optional(_, let part), .repetition(_, let part), .onNewLine(let part): [part]
    case .except(let part, let exception): [part, exception]
    }
  }

  /// The ways that this offers, where it is a choice, an option or a repetition, with its number:
  /// each alternative; nothing or the part; the part never, once or several times.
  var branching: (number: Int, branches: [Grammar.Expression?])? {
    switch self {
    case .choice(let number, let parts): (number, parts)
    case .optional(let number, let part): (number, [nil, part])
    case .repetition(let number, let part): (number, [nil, part, part])
    case .literal, .symbol, .special, .sequence, .except, .onNewLine: nil
    }
  }

  /// Every name and every quoted word in this, in the order in which they stand.
  var symbols: [String] {
    if case .symbol(let name) = self { return [name] }
    return parts.flatMap(\.symbols)
  }

  var literals: [String] {
    if case .literal(let text) = self { return [text] }
    return parts.flatMap(\.literals)
  }
}

extension Grammar.Expression: CustomStringConvertible {
  /// As the grammar's notation writes it.
  var description: String {
    switch self {
    case .literal(let text): "\"\(text)\""
    case .symbol(let name): name
    case .special(let words): "? \(words) ?"
    case .sequence(let parts): parts.map(\.description).joined(separator: " ")
    case .choice(_, let parts): "( \(parts.map(\.description).joined(separator: " | ")) )"
    case .optional(_, let part): "[ \(part) ]"
    case .repetition(_, let part): "{ \(part) }"
    case .except(let part, let exception): "\(part) - \(exception)"
    case .onNewLine(let part): "? \(Self.newLine) ? \(part)"
    }
  }
}
