/// Says whether words are a program, by the grammar alone: Earley's algorithm on a `Network`.
///
/// J. Earley, "An efficient context-free parsing algorithm", CACM 13 (1970). All readings are followed
/// at once, word by word, so that it does not matter whether a parser could tell them apart. Only
/// `program` may be empty, which spares the algorithm its one difficulty, empty rules.
///
/// Two things go beyond the grammar's notation, and stand in its comments: what the first word on a
/// line is (`FirstWords`), and the clauses of which a sentence has one at most (`ClauseSorts`).
struct Recognizer {
  private let network: Network
  private let clauses: ClauseSorts
  private let firstWords: FirstWords

  init(_ grammar: Grammar) {
    network = Network(grammar)
    clauses = ClauseSorts(network)
    firstWords = FirstWords(network)
  }

  func accepts(_ tokens: [some GrammarToken]) -> Bool {
    if tokens.isEmpty { return network.rules[0].isNullable }
    let words = tokens.map { network.word($0) }
    var run = Run(network: network, clauses: clauses, firstWords: firstWords, words: words)
    return run.accepts()
  }
}

/// One run of the recognizer.
private struct Run {
  private let network: Network
  private let clauses: ClauseSorts
  private let firstWords: FirstWords
  private let words: [Network.Word]

  /// A position in a rule that began at the word `origin`, with the sorts of clauses it has so far.
  private struct Item: Hashable {
    let position: Int
    let origin: Int
    let clauses: UInt16
  }

  private var index = 0
  /// The items whose position has matched up to the current word, and up to the next.
  private var matched: [Item] = []
  private var nextMatched: [Item] = []
  private var seen: Set<Item> = []
  /// For each word and rule, the items that wait for the rule to end.
  private var waiting: [[Int: [Item]]]
  /// The items that need a new line, held back until it is known how else the text goes on.
  private var heldBack: [Item] = []
  private var isClaimed = false

  init(network: Network, clauses: ClauseSorts, firstWords: FirstWords, words: [Network.Word]) {
    self.network = network
    self.clauses = clauses
    self.firstWords = firstWords
    self.words = words
    waiting = Array(repeating: [:], count: words.count)
  }

  mutating func accepts() -> Bool {
    for start in network.rules[0].starts { want(Item(position: start, origin: 0, clauses: 0)) }
    beginOnNewLine()
    while index < words.count {
      if nextMatched.isEmpty { return false }
      index += 1
      advance()
    }
    return matched.contains { item in
      let position = network.positions[item.position]
      return item.origin == 0 && position.rule == 0 && position.canEnd
    }
  }

  /// Finds all that the words up to the current one match, and what the current one may be.
  private mutating func advance() {
    seen.removeAll(keepingCapacity: true)
    matched = nextMatched.filter { seen.insert($0).inserted }
    nextMatched.removeAll(keepingCapacity: true)
    isClaimed = false
    var done = 0
    while done < matched.count {
      let item = matched[done]
      let position = network.positions[item.position]
      done += 1
      if position.canEnd { end(position.rule, of: item.origin) }
      if index == words.count { continue }
      for next in position.following {
        want(Item(position: next, origin: item.origin, clauses: item.clauses))
      }
    }
    beginOnNewLine()
  }

  /// Goes on with all that waited for a rule that began at a word.
  private mutating func end(_ rule: Int, of origin: Int) {
    guard let waiters = waiting[origin][rule] else { return }
    let sort = clauses.sort(of: rule, at: origin, in: words)
    for waiter in waiters where waiter.clauses & sort == 0 {
      let item = Item(position: waiter.position, origin: waiter.origin, clauses: waiter.clauses | sort)
      if seen.insert(item).inserted { matched.append(item) }
    }
  }

  /// Matches a position with the current word, or begins the rule that stands there.
  private mutating func want(_ item: Item) {
    let position = network.positions[item.position]
    guard network.canBegin(position.symbol, with: words[index]) else { return }
    if position.onNewLine {
      if words[index].startsLine { heldBack.append(item) }
    } else {
      begin(item, position)
    }
  }

  private mutating func begin(_ item: Item, _ position: Network.Position) {
    switch position.symbol {
    case .literal:
      guard firstWords.isKeyword(position, at: index, in: words) else { return }
      if firstWords.claims(position, at: index, in: words, of: network) { isClaimed = true }
      nextMatched.append(item)
    case .terminal:
      nextMatched.append(item)
    case .rule(let rule):
      waiting[index][rule, default: []].append(item)
      guard waiting[index][rule]!.count == 1 else { return }
      for start in network.rules[rule].starts { want(Item(position: start, origin: index, clauses: 0)) }
    }
  }

  /// Begins what needs a new line, the innermost first, unless something further inside claims the word.
  private mutating func beginOnNewLine() {
    let held = heldBack.sorted { $0.origin > $1.origin }
    heldBack.removeAll(keepingCapacity: true)
    for item in held where !isClaimed { begin(item, network.positions[item.position]) }
  }
}
