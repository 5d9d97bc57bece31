/// A grammar made ready for recognizing: Glushkov's construction, rule by rule.
///
/// Each place in a definition where a word or a symbol stands is a *position*. A definition is then
/// the positions at which it can start, those that can follow each, and those at which it can end:
///
///     tag = "tag" tagname "on" noun [ STRING ] ;
///             0      1      2    3      4            0 ▸ 1 ▸ 2 ▸ 3 ▸ 4, ends at 3 and 4
struct Network {
  /// What stands at a position.
  enum Symbol: Equatable {
    case literal(Int)
    case terminal(Int)
    case rule(Int)
  }

  /// A sort of words, without those excepted from it: `name` is `word - reserved`.
  struct Terminal {
    let kind: GrammarTokenKind
    let exceptions: Set<String>
  }

  struct Position {
    let symbol: Symbol
    /// The rule in whose definition it stands.
    let rule: Int
    let onNewLine: Bool
    var following: [Int] = []
    var canEnd = false
  }

  struct Rule {
    let name: String
    var starts: [Int] = []
    var isNullable = false
    /// The words with which it can begin.
    var firstLiterals: [Bool] = []
    var firstTerminals: UInt32 = 0
  }

  private(set) var positions: [Position] = []
  private(set) var rules: [Rule] = []
  private(set) var literals: [String: Int] = [:]
  private(set) var terminals: [Terminal] = []
  private var ruleNumbers: [String: Int] = [:]
  private var terminalNumbers: [String: Int] = [:]

  init(_ grammar: Grammar) {
    for rule in grammar.rules {
      if let terminal = TerminalReader(grammar).terminal(.symbol(rule.name)) {
        terminalNumbers[rule.name] = terminals.count
        terminals.append(terminal)
      } else {
        ruleNumbers[rule.name] = rules.count
        rules.append(Rule(name: rule.name))
      }
    }
    for rule in grammar.rules {
      guard let number = ruleNumbers[rule.name] else { continue }
      let fragment = add(rule.body, to: number, onNewLine: false)
      rules[number].starts = fragment.first
      rules[number].isNullable = fragment.isNullable
      for position in fragment.last { positions[position].canEnd = true }
    }
    findFirstWords()
  }

  func rule(named name: String) -> Int? { ruleNumbers[name] }

  /// A part of a definition: where it starts and ends.
  private struct Fragment {
    var isNullable: Bool
    var first: [Int] = []
    var last: [Int] = []
  }

  private mutating func add(_ expression: Grammar.Expression, to rule: Int, onNewLine: Bool) -> Fragment {
    switch expression {
    case .literal, .symbol:
      positions.append(Position(symbol: symbol(expression), rule: rule, onNewLine: onNewLine))
      return Fragment(isNullable: false, first: [positions.count - 1], last: [positions.count - 1])
    case .sequence(let parts):
      var whole = Fragment(isNullable: true)
      for part in parts { whole = join(whole, add(part, to: rule, onNewLine: false)) }
      return whole
    case .choice(_, let parts):
      var whole = Fragment(isNullable: false)
      for part in parts.map({ add($0, to: rule, onNewLine: onNewLine) }) {
        whole.isNullable = whole.isNullable || part.isNullable
        whole.first += part.first
        whole.last += part.last
      }
      return whole
    case .optional(_, let part):
      var whole = add(part, to: rule, onNewLine: onNewLine)
      whole.isNullable = true
      return whole
    case .repetition(_, let part):
      var whole = add(part, to: rule, onNewLine: onNewLine)
      _ = join(whole, whole)
      whole.isNullable = true
      return whole
    case .onNewLine(let part):
      return add(part, to: rule, onNewLine: true)
    case .except, .special:
      preconditionFailure("only a definition of its own may be `? … ?` or an exception")
    }
  }

  private mutating func join(_ left: Fragment, _ right: Fragment) -> Fragment {
    for position in left.last {
      for next in right.first where !positions[position].following.contains(next) {
        positions[position].following.append(next)
      }
    }
    return Fragment(
      isNullable: left.isNullable && right.isNullable,
      first: left.first + (left.isNullable ? right.first : []),
      last: right.last + (right.isNullable ? left.last : []))
  }

  private mutating func symbol(_ expression: Grammar.Expression) -> Symbol {
    if case .symbol(let name) = expression {
      if let terminal = terminalNumbers[name] { return .terminal(terminal) }
      return .rule(ruleNumbers[name]!)
    }
    let text = expression.literals[0]
    let number = literals[text] ?? literals.count
    literals[text] = number
    return .literal(number)
  }

  private mutating func findFirstWords() {
    for rule in rules.indices { rules[rule].firstLiterals = Array(repeating: false, count: literals.count) }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for rule in rules.indices {
        let before = (rules[rule].firstLiterals, rules[rule].firstTerminals)
        for start in rules[rule].starts {
          switch positions[start].symbol {
          case .literal(let literal): rules[rule].firstLiterals[literal] = true
          case .terminal(let terminal): rules[rule].firstTerminals |= 1 << terminal
          case .rule(let part):
            for literal in literals.values where rules[part].firstLiterals[literal] {
              rules[rule].firstLiterals[literal] = true
            }
            rules[rule].firstTerminals |= rules[part].firstTerminals
          }
        }
        hasChanged = hasChanged || before != (rules[rule].firstLiterals, rules[rule].firstTerminals)
      }
    }
  }
}
