/// Derives random programs from a grammar, half of the time on the way to what was not derived yet.
struct SentenceGenerator {
  /// How deep definitions may nest before only the shortest derivation is taken.
  private static let depthLimit = 24
  /// The ways of a repetition, the shorter ones more often.
  private static let fewer = [0, 0, 0, 1, 1, 2]

  private let grammar: Grammar
  private let terminals: [String: Network.Terminal]
  private let lexicon: Lexicon
  private var heights: [String: Int] = [:]
  private var random: SeededGenerator
  private(set) var coverage = Coverage()
  private var steering: Steering

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    lexicon = Lexicon(grammar)
    random = SeededGenerator(seed: seed)
    steering = Steering(grammar, coverage)
    let reader = TerminalReader(grammar)
    terminals = Dictionary(
      uniqueKeysWithValues: grammar.rules.compactMap { rule in
        reader.terminal(.symbol(rule.name)).map { (rule.name, $0) }
      })
    findHeights()
  }

  /// A program, laid out at random.
  mutating func sentence() -> Sentence {
    var words: [DerivedWord] = []
    let covered = coverage.count
    derive(.symbol(grammar.start), into: &words, depth: 0, onNewLine: false)
    if coverage.count > covered { steering = Steering(grammar, coverage) }
    return Layout.sentence(words, using: &random)
  }

  private mutating func derive(
    _ expression: Grammar.Expression, into words: inout [DerivedWord], depth: Int, onNewLine: Bool
  ) {
    switch expression {
    case .literal(let text):
      let kind = text.first!.isLetter ? GrammarTokenKind.lowerCaseWord : .sign
      words.append(DerivedWord(text: text, kind: kind, onNewLine: onNewLine))
    case .symbol(let name):
      if let terminal = terminals[name] {
        words.append(lexicon.word(terminal, onNewLine: onNewLine, using: &random))
      } else {
        derive(grammar[name]!, into: &words, depth: depth + 1, onNewLine: onNewLine)
      }
    case .sequence(let parts):
      let start = words.count
      for part in parts {
        derive(part, into: &words, depth: depth, onNewLine: onNewLine && words.count == start)
      }
    case .choice(_, let parts):
      let part = parts[branch(of: expression, depth: depth)]
      derive(part, into: &words, depth: depth, onNewLine: onNewLine)
    case .optional(_, let part):
      if branch(of: expression, depth: depth) == 0 { return }
      derive(part, into: &words, depth: depth, onNewLine: onNewLine)
    case .repetition(_, let part):
      repetition(expression, of: part, into: &words, depth: depth)
    case .onNewLine(let part):
      derive(part, into: &words, depth: depth, onNewLine: true)
    case .special, .except:
      preconditionFailure("only a definition of its own may be `? … ?` or an exception")
    }
  }

  /// A part several times, of a sentence's clauses at most one of each sort.
  private mutating func repetition(
    _ expression: Grammar.Expression, of part: Grammar.Expression, into words: inout [DerivedWord],
    depth: Int
  ) {
    let areClauses = part.symbols.allSatisfy(["clause", "limit", "term"].contains)
    var sorts: UInt16 = 0
    var count = branch(of: expression, depth: depth)
    if count == 2 { count += random.number(below: 2) }
    for _ in 0..<50 where count > 0 {
      let before = coverage
      var phrase: [DerivedWord] = []
      derive(part, into: &phrase, depth: depth, onNewLine: false)
      let sort = areClauses ? ClauseSorts.sort(of: phrase) : 0
      if sorts & sort == 0 {
        words += phrase
        count -= 1
        sorts |= sort
      } else {
        coverage = before
      }
    }
  }

  /// The way to take at a choice, an option or a repetition; too deep, the one that is soonest done.
  private mutating func branch(of expression: Grammar.Expression, depth: Int) -> Int {
    guard let (number, branches) = expression.branching else { return 0 }
    let branch: Int
    if depth >= Self.depthLimit {
      branch = branches.indices.min { height(branches[$0]) < height(branches[$1]) }!
    } else if random.chance(50), let nearest = steering.nearest(number, branches) {
      branch = nearest
    } else {
      branch = random.pick(branches.count == 3 ? Self.fewer : Array(branches.indices))
    }
    coverage.add(Coverage.Way(number: number, branch: branch))
    return branch
  }

  /// How deep definitions nest at least in what an expression derives.
  private func height(_ expression: Grammar.Expression?) -> Int {
    switch expression {
    case nil, .literal, .special, .except, .optional, .repetition: 0
    case .symbol(let name): terminals[name] != nil ? 0 : heights[name] ?? 1000
    case .sequence(let parts): parts.map(height).max() ?? 0
    case .choice(_, let parts): parts.map(height).min() ?? 0
    case .onNewLine(let part): height(part)
    }
  }

  private mutating func findHeights() {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for rule in grammar.rules {
        let height = min(1000, height(rule.body) + 1)
        if heights[rule.name] != height {
          heights[rule.name] = height
          hasChanged = true
        }
      }
    }
  }
}
