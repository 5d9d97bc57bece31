/// The candidates that a misspelt word may have meant, nearest first, at most `limit`.
///
/// Near is a Damerau–Levenshtein distance (optimal string alignment: insertions, deletions,
/// substitutions and swaps of neighbours, each once) of at most a third of the word's length, at
/// least 1; of a single letter only the case may differ. Case counts half: `Cn` is nearer to `CN` than to `Cx`. Ties go by the candidates' order.
public func nearMisses(
  to word: String, among candidates: some Sequence<String>, limit: Int = 3
) -> [String] {
  rankedMisses(to: word, among: candidates).prefix(limit).map(\.candidate)
}

/// Of the candidates that a misspelt word may have meant only the nearest, at most three.
public func nearestMisses(to word: String, among candidates: some Sequence<String>) -> [String] {
  let ranked = rankedMisses(to: word, among: candidates)
  return ranked.prefix { $0.distance == ranked[0].distance }.prefix(3).map(\.candidate)
}

private func rankedMisses(
  to word: String, among candidates: some Sequence<String>
) -> [(distance: Int, candidate: String)] {
  let wanted = Array(word.unicodeScalars)
  let bound = wanted.count < 2 ? 1 : max(2, wanted.count * 2 / 3)
  var found: [(distance: Int, candidate: String)] = []
  var seen: Set<String> = [word]
  for candidate in candidates where !candidate.isEmpty && seen.insert(candidate).inserted {
    let scalars = Array(candidate.unicodeScalars)
    guard abs(scalars.count - wanted.count) * 2 <= bound else { continue }
    let distance = alignmentDistance(wanted, scalars)
    if distance <= bound { found.append((distance, candidate)) }
  }
  let ranked = found.enumerated().sorted {
    ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
  }
  return ranked.map(\.element)
}

/// Twice the optimal string alignment distance, a difference of case alone counting 1.
private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = (0...right.count).map { $0 * 2 }
  for row in left.indices {
    var current = [(row + 1) * 2]
    for column in right.indices {
      let same = left[row] == right[column]
      let sameButCase =
        left[row].properties.lowercaseMapping == right[column].properties.lowercaseMapping
      let substitution = last[column] + (same ? 0 : sameButCase ? 1 : 2)
      var best = min(substitution, last[column + 1] + 2, current[column] + 2)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforeLast[column - 1] + 2)
      }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}

/// The end of a message about a misspelt word: ``; did you mean `a`, `b` or `c`?``, and nothing where none is near.
public func didYouMean(_ words: [String], quote: Character = "`") -> String {
  words.isEmpty ? "" : "; did you mean \(alternatives(words.map { "\(quote)\($0)\(quote)" }))?"
}

/// Words of which one is meant: `a`, `a or b`, `a, b or c`.
public func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
