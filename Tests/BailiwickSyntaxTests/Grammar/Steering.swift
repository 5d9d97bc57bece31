/// How far each rule of a grammar is from a way that no sentence has taken yet: what a generator
/// follows to get there, since a choice at random hardly ever reaches the innermost alternatives.
struct Steering {
  private var distances: [String: Int] = [:]
  private let coverage: Coverage

  private static let unreachable = 1000

  init(_ grammar: Grammar, _ coverage: Coverage) {
    self.coverage = coverage
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for rule in grammar.rules {
        let distance = distance(rule.body)
        if distance < distances[rule.name] ?? Self.unreachable {
          distances[rule.name] = distance
          hasChanged = true
        }
      }
    }
  }

  /// The branch of a choice, an option or a repetition that is nearest, `nil` when none leads there.
  func nearest(_ number: Int, _ branches: [Grammar.Expression?]) -> Int? {
    let found = branches.indices.map { distance(number, $0, branches[$0]) }
    let least = found.min() ?? Self.unreachable
    return least < Self.unreachable ? found.firstIndex(of: least) : nil
  }

  private func distance(_ number: Int, _ branch: Int, _ part: Grammar.Expression?) -> Int {
    if !coverage.contains(Coverage.Way(number: number, branch: branch)) { return 0 }
    return part.map(distance) ?? Self.unreachable
  }

  private func distance(_ expression: Grammar.Expression) -> Int {
    switch expression {
    case .literal, .special, .except:
      return Self.unreachable
    case .symbol(let name):
      return min(Self.unreachable, (distances[name] ?? Self.unreachable) + 1)
    case .sequence, .onNewLine:
      return expression.parts.map(distance).min() ?? Self.unreachable
    case .choice, .optional, .repetition:
      guard let (number, branches) = expression.branching else { return Self.unreachable }
      return branches.indices.map { distance(number, $0, branches[$0]) }.min() ?? Self.unreachable
    }
  }
}
