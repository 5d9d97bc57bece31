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
/// A set never changes, so that it knows its hash.
public struct AtomSet: Hashable, Sendable {
  /// The bits, 64 a word, the lowest first; none is set from `atomCount` on.
  public let words: [UInt64]

  /// Equal for equal sets.
  private let digest: UInt64

  /// How many atoms there are; they are numbered from 0.
  public static let atomCount = PlaceTable.atomCount

  /// How many words a set has.
  public static let wordCount = (atomCount + 63) / 64

  /// The set without atoms.
  public static let empty = AtomSet([Range<Int>]())

  /// The set of all atoms.
  public static let everything = AtomSet(0..<atomCount)

  init(words: [UInt64]) {
    self.words = words
    digest = Self.digest(of: words)
  }

  /// Most sets have few words with bits, so the others are passed over, and each of these tells its number.
  private static func digest(of words: [UInt64]) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var digest: UInt64 = 0
    for index in words.indices where words[index] != 0 {
      digest = (digest ^ UInt64(index)) &* factor
      digest = (digest ^ words[index]) &* factor
      digest ^= digest >> 32
    }
    return digest
  }

  /// The set of the atoms in `range`.
  public init(_ range: Range<Int>) {
    self.init(CollectionOfOne(range))
  }

  /// The set of `atoms`.
  public init(_ atoms: some Sequence<Int>) {
    var words = [UInt64](repeating: 0, count: Self.wordCount)
    for atom in atoms {
      precondition(atom >= 0 && atom < Self.atomCount, "no such atom")
      words[atom / 64] |= 1 << UInt64(atom % 64)
    }
    self.init(words: words)
  }

  /// The set of the atoms in some of `ranges`.
  init(_ ranges: some Sequence<Range<Int>>) {
    var words = [UInt64](repeating: 0, count: Self.wordCount)
    for range in ranges {
      precondition(range.lowerBound >= 0 && range.upperBound <= Self.atomCount, "no such atoms")
      var atom = range.lowerBound
      while atom < range.upperBound {
        let bits = Swift.min(64 - atom % 64, range.upperBound - atom)
        words[atom / 64] |= (UInt64.max >> UInt64(64 - bits)) << UInt64(atom % 64)
        atom += bits
      }
    }
    self.init(words: words)
  }

  public static func == (left: AtomSet, right: AtomSet) -> Bool {
    left.digest == right.digest && left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
  }

  /// Whether `atom` is in the set.
  @inlinable
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
