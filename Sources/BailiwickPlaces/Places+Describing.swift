extension Places {
  /// A set in words for a message: the code of a group that is just it, or else the fewest codes that are, with
  /// nothing counted twice, in the order of their countries.
  ///
  /// What is in a place but in none of its parts reads "rest of GB". The empty set has no words.
  public func describe(_ set: AtomSet) -> [String] {
    if let group = groups.first(where: { $0.atoms == set }) { return [group.code] }
    var words: [String] = []
    var number = 0
    while number < rows.count {
      let row = rows[number]
      if (number..<row.end).allSatisfy(set.contains) {
        words.append(row.code)
        number = row.end
      } else {
        if set.contains(number) { words.append("rest of \(row.code)") }
        number += 1
      }
    }
    return words
  }
}
