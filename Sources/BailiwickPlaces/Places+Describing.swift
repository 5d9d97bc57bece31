extension Places {
  /// A set in words for a message: the code of a group that is just it, or else the fewest codes that are, with
  /// nothing counted twice. The empty set has no words.
  public func describe(_ set: AtomSet) -> [String] {
    if let group = groups.first(where: { $0.atoms == set }) { return [group.code] }
    return codes(of: set)
  }

  /// The same, and of a country all but few of whose parts are in the set, what is not: `CN except CN-BJ`.
  public func summary(of set: AtomSet) -> [String] {
    if let group = groups.first(where: { $0.atoms == set }) { return [group.code] }
    var words: [String] = []
    var number = 0
    while number < rows.count {
      let row = rows[number]
      let country = number..<row.end
      if !set.isSuperset(of: country), !set.isDisjoint(with: country) {
        let inside = codes(of: set, within: country)
        let outside = codes(of: set.complement, within: country)
        let isExcepting = (1...3).contains(outside.count) && inside.count > outside.count + 1
        words += isExcepting ? ["\(row.code) except \(outside.joined(separator: " and "))"] : inside
      } else if set.contains(number) {
        words.append(row.code)
      }
      number = row.end
    }
    return words
  }

  /// The fewest countries and subdivisions that are a set, with nothing counted twice, in the order of their countries.
  ///
  /// What is in a place but in none of its parts reads "rest of GB".
  public func codes(of set: AtomSet) -> [String] { codes(of: set, within: rows.indices) }

  private func codes(of set: AtomSet, within range: Range<Int>) -> [String] {
    var words: [String] = []
    var number = range.lowerBound
    while number < range.upperBound {
      let row = rows[number]
      let extent = number..<row.end
      if set.isSuperset(of: extent) {
        words.append(row.code)
        number = row.end
      } else if set.isDisjoint(with: extent) {
        number = row.end
      } else {
        if set.contains(number) { words.append("rest of \(row.code)") }
        number += 1
      }
    }
    return words
  }
}
