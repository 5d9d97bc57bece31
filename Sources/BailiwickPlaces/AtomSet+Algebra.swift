extension AtomSet {
  /// Whether the set has no atoms.
  public var isEmpty: Bool {
    words.allSatisfy { $0 == 0 }
  }

  /// How many atoms the set has.
  public var count: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The atoms in this set, in `other`, or in both.
  public func union(_ other: AtomSet) -> AtomSet {
    combined(with: other) { $0 | $1 }
  }

  /// The atoms in both this set and `other`.
  public func intersection(_ other: AtomSet) -> AtomSet {
    combined(with: other) { $0 & $1 }
  }

  /// The atoms in this set and not in `other`.
  public func subtracting(_ other: AtomSet) -> AtomSet {
    combined(with: other) { $0 & ~$1 }
  }

  /// The atoms not in this set.
  public var complement: AtomSet {
    AtomSet.everything.subtracting(self)
  }

  /// Adds the atoms of `other`.
  public mutating func formUnion(_ other: AtomSet) {
    self = union(other)
  }

  /// Whether every atom of this set is in `other`.
  public func isSubset(of other: AtomSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  /// Whether no atom of this set is in `other`.
  public func isDisjoint(with other: AtomSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  /// Whether every atom of a range is in this set.
  public func isSuperset(of range: Range<Int>) -> Bool {
    Self.parts(of: range) { index, bits in words[index] & bits == bits }
  }

  /// Whether no atom of a range is in this set.
  public func isDisjoint(with range: Range<Int>) -> Bool {
    Self.parts(of: range) { index, bits in words[index] & bits == 0 }
  }

  /// Whether something is so of each word of a range, and of its bits there.
  private static func parts(of range: Range<Int>, _ isSo: (_ index: Int, _ bits: UInt64) -> Bool) -> Bool {
    var atom = range.lowerBound
    while atom < range.upperBound {
      let count = Swift.min(64 - atom % 64, range.upperBound - atom)
      guard isSo(atom / 64, (UInt64.max >> UInt64(64 - count)) << UInt64(atom % 64)) else { return false }
      atom += count
    }
    return true
  }

  private func combined(with other: AtomSet, _ combine: (UInt64, UInt64) -> UInt64) -> AtomSet {
    var result = words
    for index in result.indices { result[index] = combine(result[index], other.words[index]) }
    return AtomSet(words: result)
  }
}
