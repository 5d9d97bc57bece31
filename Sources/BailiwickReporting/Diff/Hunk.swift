/// A stretch of changes with the unchanged lines around it.
struct Hunk {
  /// A line of a diff: its place in the old text, in the new, or in both.
  enum Step {
    case kept(old: Int, new: Int)
    case removed(Int)
    case added(Int)

    var isChange: Bool {
      switch self {
      case .kept: false
      case .removed, .added: true
      }
    }
  }

  let steps: ArraySlice<Step>
  /// How many old and new lines stand before the hunk.
  let oldStart: Int
  let newStart: Int

  static let context = 3

  /// The steps from an old text to a new one, removals before additions.
  static func steps(_ pairs: [(old: Int, new: Int)], oldCount: Int, newCount: Int) -> [Step] {
    var steps: [Step] = []
    var (old, new) = (0, 0)
    for pair in pairs + [(oldCount, newCount)] {
      steps += (old..<pair.old).map(Step.removed)
      steps += (new..<pair.new).map(Step.added)
      if pair.old < oldCount, pair.new < newCount { steps.append(.kept(old: pair.old, new: pair.new)) }
      (old, new) = (pair.old + 1, pair.new + 1)
    }
    return steps
  }

  /// Changes that are no more than twice the context apart share a hunk.
  static func hunks(of steps: [Step]) -> [Hunk] {
    var ranges: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step.isChange {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    var (old, new, position) = (0, 0, 0)
    return ranges.map { range in
      for step in steps[position..<range.lowerBound] { count(step, &old, &new) }
      let hunk = Hunk(steps: steps[range], oldStart: old, newStart: new)
      for step in steps[range] { count(step, &old, &new) }
      position = range.upperBound
      return hunk
    }
  }

  /// `@@ -1,4 +1,5 @@`
  var header: String {
    var (old, new) = (0, 0)
    for step in steps { Self.count(step, &old, &new) }
    return "@@ -\(span(oldStart, old)) +\(span(newStart, new)) @@"
  }

  /// An empty side is named by the line before it.
  private func span(_ start: Int, _ count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private static func count(_ step: Step, _ old: inout Int, _ new: inout Int) {
    switch step {
    case .kept:
      old += 1
      new += 1
    case .removed: old += 1
    case .added: new += 1
    }
  }
}
