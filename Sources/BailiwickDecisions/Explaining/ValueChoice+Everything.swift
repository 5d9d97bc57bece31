import BailiwickModel

/// Every value by which a policy tells requests apart, where what one test asks does not lead there: a number that is
/// beyond what a second one allows, a text that none of them names.
extension ValueChoice {
  /// The most values of one fact.
  private static let limit = 64

  /// - Parameter current: what the nearest values are near to.
  func everything(at path: Path, type: AttributeType, instead current: Fact) -> [Fact] {
    switch type {
    case .located, .place: return places.all(upTo: Self.limit).map { .place(Whereabouts([$0])) }
    case .number:
      guard case .number(let number) = current else { return numbers(at: path, near: 0) }
      return numbers(at: path, near: number)
    case .time:
      guard case .time(let time) = current else { return times(at: path, near: Instant(seconds: 0)) }
      return times(at: path, near: time)
    case .text: return texts(at: path)
    case .flag: return [.flag(true), .flag(false)]
    case .choice(let words): return words.indices.map(Fact.choice)
    case .tags: return [.tags([])] + tags(at: path).prefix(Self.limit).map { .tags([$0]) }
    case .record, .person, .people: return []
    }
  }

  /// On either side of every bound, the nearest first.
  private func numbers(at path: Path, near current: Int64) -> [Fact] {
    var found: Set<Int64> = []
    for case .number(let interval) in asked[path, default: []] where interval.lower <= interval.upper {
      found.insert(interval.lower)
      found.insert(interval.upper)
      if interval.lower > .min { found.insert(interval.lower - 1) }
      if interval.upper < .max { found.insert(interval.upper + 1) }
    }
    func distance(_ number: Int64) -> UInt64 { UInt64(bitPattern: max(number, current) &- min(number, current)) }
    return found.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(Self.limit).map(Fact.number)
  }

  private func times(at path: Path, near current: Instant) -> [Fact] {
    var found: Set<Instant> = []
    for case .time(let test) in asked[path, default: []] {
      switch test {
      case .before(let bound), .from(let bound), .after(let bound):
        found.formUnion([bound.before, bound, bound.after])
      }
    }
    func distance(_ time: Instant) -> Int64 { abs(time.seconds - current.seconds) }
    return found.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(Self.limit).map(Fact.time)
  }

  /// What tests name, put together from what texts are to begin and to end with, and a text that none of them names.
  private func texts(at path: Path) -> [Fact] {
    var (starts, ends): ([String], [String]) = ([], [])
    for case .text(let test) in asked[path, default: []] {
      if case .startsWith(let text) = test { starts.append(text.text) }
      if case .endsWith(let text) = test { ends.append(text.text) }
    }
    let joined = starts.prefix(8).flatMap { start in ends.prefix(8).map { Spelling(start + $0) } }
    let others: [Spelling] = ["x", "y", "another text"]
    let unnamed = others.filter { !texts.contains($0) }.prefix(1)
    let named = texts.prefix(Self.limit - joined.count)
    return (Array(named) + joined + Array(unnamed)).map(Fact.text)
  }

  private func tags(at path: Path) -> [Spelling] {
    var seen: Set<Spelling> = []
    return asked[path, default: []].compactMap { predicate in
      if case .tagged(let tag) = predicate, seen.insert(tag).inserted { tag } else { nil }
    }
  }
}
