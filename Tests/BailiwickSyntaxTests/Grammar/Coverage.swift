/// How often derived sentences took each way that a grammar offers.
struct Coverage {
  private var counts: [Way: Int] = [:]

  /// A branch of the choice, option or repetition of a number.
  struct Way: Hashable {
    let number: Int
    let branch: Int
  }

  /// How many ways were taken.
  var count: Int { counts.count }

  func contains(_ way: Way) -> Bool { counts[way] != nil }

  mutating func add(_ way: Way) { counts[way, default: 0] += 1 }

  /// The ways within the definition of a rule that no sentence took, in words.
  func missing(in expression: Grammar.Expression, of rule: String) -> [String] {
    if case .except = expression { return [] }
    var missing = expression.parts.flatMap { self.missing(in: $0, of: rule) }
    if let (number, branches) = expression.branching {
      for (branch, part) in branches.enumerated()
      where !contains(Way(number: number, branch: branch)) {
        missing.append("\(rule): way \(branch), \(part?.description ?? "nothing"), of \(expression)")
      }
    }
    return missing
  }
}
