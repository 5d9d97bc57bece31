/// Which lines of an old text are lines of the new one: pairs of line numbers, both rising.
///
/// Patience (Bram Cohen): lines that both sides have exactly once are found first and hold the
/// texts together, so that a long text costs little more than a short one. What lies between two
/// of them is compared by Myers's algorithm (the standard library's), which finds the fewest
/// changes and takes space in the square of their number.
struct LineMatching {
  private(set) var pairs: [(old: Int, new: Int)] = []
  private let old: [Int]
  private let new: [Int]

  /// More lines than this are first divided.
  private static let comparedAtOnce = 1_000

  /// - Parameters: lines as numbers, equal for equal lines.
  init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    match(old.indices, new.indices)
  }

  private mutating func match(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (oldRange, newRange) = (oldRange, newRange)
    while let first = oldRange.first, let newFirst = newRange.first, old[first] == new[newFirst] {
      pairs.append((first, newFirst))
      oldRange.removeFirst()
      newRange.removeFirst()
    }
    var tail: [(Int, Int)] = []
    while let last = oldRange.last, let newLast = newRange.last, old[last] == new[newLast] {
      tail.append((last, newLast))
      oldRange.removeLast()
      newRange.removeLast()
    }
    matchMiddle(oldRange, newRange)
    pairs += tail.reversed()
  }

  private mutating func matchMiddle(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    guard !oldRange.isEmpty, !newRange.isEmpty else { return }
    if oldRange.count + newRange.count <= Self.comparedAtOnce {
      pairs += fewestChanges(oldRange, newRange)
      return
    }
    let anchors = commonUniqueLines(oldRange, newRange)
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    for anchor in anchors {
      match(oldStart..<anchor.old, newStart..<anchor.new)
      pairs.append(anchor)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    if !anchors.isEmpty { match(oldStart..<oldRange.upperBound, newStart..<newRange.upperBound) }
  }

  private func fewestChanges(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(old: Int, new: Int)] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in Array(new[newRange]).difference(from: Array(old[oldRange])) {
      switch change {
      case .remove(let offset, _, _): removed.insert(oldRange.lowerBound + offset)
      case .insert(let offset, _, _): inserted.insert(newRange.lowerBound + offset)
      }
    }
    let pairs = zip(oldRange.filter { !removed.contains($0) }, newRange.filter { !inserted.contains($0) })
    return pairs.map { ($0, $1) }
  }

  /// The longest rising run of the lines that stand once on each side.
  private func commonUniqueLines(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(old: Int, new: Int)] {
    let newPositions = uniquePositions(new, newRange)
    let oldPositions = uniquePositions(old, oldRange)
    let common = oldRange.compactMap { position -> (old: Int, new: Int)? in
      guard oldPositions[old[position]] == position else { return nil }
      return newPositions[old[position]].map { (position, $0) }
    }
    return longestRising(common)
  }
}

/// Where each line stands that stands once.
private func uniquePositions(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
  Dictionary(grouping: range) { lines[$0] }.compactMapValues { $0.count == 1 ? $0[0] : nil }
}

/// The longest subsequence whose `new` rises, by patience sorting: piles hold the last line of the
/// best run of each length, links lead back to the run's start.
private func longestRising(_ lines: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
  var piles: [Int] = []
  var links: [Int?] = []
  for (index, line) in lines.enumerated() {
    var low = 0
    var high = piles.count
    while low < high {
      let middle = (low + high) / 2
      if lines[piles[middle]].new < line.new { low = middle + 1 } else { high = middle }
    }
    links.append(low > 0 ? piles[low - 1] : nil)
    if low == piles.count { piles.append(index) } else { piles[low] = index }
  }
  var run: [(old: Int, new: Int)] = []
  var next = piles.last
  while let index = next {
    run.append(lines[index])
    next = links[index]
  }
  return run.reversed()
}
