/// A set of atoms, which is what every place is.
///
/// An atom is a subdivision without parts, or the rest of a country or subdivision that has parts: where
/// somebody is who is in none of the parts known here. Atoms are numbered so that each stands before those of
/// its parts:
///
///     GB  0            the rest of GB          ┐
///       GB-ENG  1      the rest of GB-ENG  ┐   │
///         GB-BAS  2    GB-BAS              │   │
///         GB-BBD  3    GB-BBD              ┘   │
///       GB-NIR  4      the rest of GB-NIR  …   ┘
///
/// So a country or subdivision is one range of numbers, and a set is few words of bits, as many for each set.
public struct AtomSet: Hashable, Sendable {
  /// The bits, 64 a word, the lowest first; none is set from `atomCount` on.
  public private(set) var words: [UInt64]

  /// How many atoms there are; they are numbered from 0.
  public static let atomCount = PlaceTable.atomCount

  /// How many words a set has.
  public static let wordCount = (atomCount + 63) / 64

  /// The set without atoms.
  public static let empty = AtomSet(words: [UInt64](repeating: 0, count: wordCount))

  /// The set of all atoms.
  public static let everything = AtomSet(0..<atomCount)

  init(words: [UInt64]) {
    self.words = words
  }

  /// The set of the atoms in `range`.
  public init(_ range: Range<Int>) {
    self = .empty
    insert(range)
  }

  /// The set of `atoms`.
  public init(_ atoms: some Sequence<Int>) {
    self = .empty
    for atom in atoms { insert(atom..<atom + 1) }
  }

  /// Adds the atoms in `range`.
  mutating func insert(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= Self.atomCount, "no such atoms")
    var atom = range.lowerBound
    while atom < range.upperBound {
      let bits = Swift.min(64 - atom % 64, range.upperBound - atom)
      words[atom / 64] |= (UInt64.max >> UInt64(64 - bits)) << UInt64(atom % 64)
      atom += bits
    }
  }

  /// Whether `atom` is in the set.
  public func contains(_ atom: Int) -> Bool {
    words[atom / 64] >> UInt64(atom % 64) & 1 == 1
  }
}

/// The atoms in the set, in ascending order.
extension AtomSet: Sequence {
  /// Goes through a set from the lowest atom to the highest.
  public struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var index = 0
    private var rest: UInt64

    fileprivate init(words: [UInt64]) {
      self.words = words
      rest = words[0]
    }

    /// The next atom.
    public mutating func next() -> Int? {
      while rest == 0 {
        guard index + 1 < words.count else { return nil }
        index += 1
        rest = words[index]
      }
      defer { rest &= rest - 1 }
      return index * 64 + rest.trailingZeroBitCount
    }
  }

  /// An iterator over the atoms in the set.
  public func makeIterator() -> Iterator {
    Iterator(words: words)
  }
}
