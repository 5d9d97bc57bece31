/// Which rules of a large bucket hold in a place.
///
/// For each class of places there is a row of bits for the rules whose place that is, and one for those of which it is
/// not known. Where a bucket has the same for several classes, as for most parts of a country, they share the rows:
///
///     bucket t-17    rules      4  9  25  31 …
///       CN, CN-BJ    it is      1  0   0   1
///                    may be     0  0   0   0
///       US           it is      0  1   0   0
///                    may be     0  0   1   0
struct BucketRows: Sendable {
  /// By large bucket and class: the number of its rows among the bucket's.
  private let numbers: FlatArray<UInt16>
  /// By large bucket: where its rows begin, and how long two of them are.
  private let starts: FlatArray<Int32>
  private let lengths: FlatArray<Int32>
  private let classCount: Int
  private let words: FlatArray<UInt64>

  init(_ builder: Builder) {
    numbers = FlatArray(builder.numbers)
    starts = FlatArray(builder.starts)
    lengths = FlatArray(builder.lengths)
    classCount = builder.classCount
    words = FlatArray(builder.words)
  }

  /// The two rows of a class of places, one after the other.
  @inline(__always)
  func rows(ofLarge bucket: Int32, _ placeClass: Int) -> UnsafePointer<UInt64> {
    let number = Int(numbers.start[Int(bucket) &* classCount &+ placeClass])
    return words.start + (Int(starts.start[Int(bucket)]) &+ number &* Int(lengths.start[Int(bucket)]))
  }

  /// Rows while bucket after bucket is added.
  struct Builder {
    private(set) var numbers: [UInt16] = []
    private(set) var starts: [Int32] = []
    private(set) var lengths: [Int32] = []
    private(set) var words: [UInt64] = []
    private let places: PlaceRows
    private var classes: SetClasses?
    var classCount: Int { places.classCount }

    init(_ places: PlaceRows) { self.places = places }

    /// Adds a bucket's rules. Returns its number.
    mutating func add(_ candidates: [RuleBuckets.Candidate]) -> Int32 {
      let classes = classes ?? SetClasses(places)
      self.classes = classes
      let length = (candidates.count + 63) / 64
      var rows = [UInt64](repeating: 0, count: classCount * 2 * length)
      rows.withUnsafeMutableBufferPointer { rows in
        for (number, candidate) in candidates.enumerated() {
          let bit = UInt64(1) << UInt64(number % 64)
          for (place, truth) in classes.truths(of: candidate.set) {
            let row = Int(place) * 2 + (truth == Kleene.yes ? 0 : 1)
            rows[row * length + number / 64] |= bit
          }
        }
      }
      share(rows, length * 2)
      return Int32(starts.count - 1)
    }

    /// Keeps each of the classes' rows once.
    private mutating func share(_ rows: [UInt64], _ length: Int) {
      // A processor fetches eight words at once.
      while !words.count.isMultiple(of: 8) { words.append(0) }
      let first = words.count
      starts.append(Int32(first))
      lengths.append(Int32(length))
      var size = 16
      while size < classCount * 2 { size *= 2 }
      // An open table of where rows that are kept begin.
      var table = [Int32](repeating: -1, count: size)
      for start in stride(from: 0, to: rows.count, by: length) {
        let row = rows[start..<start + length]
        let hash = row.reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
        var place = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
        while table[place] >= 0, !words[Int(table[place])..<Int(table[place]) + length].elementsEqual(row) {
          place = (place + 1) & (size - 1)
        }
        if table[place] < 0 {
          table[place] = Int32(words.count)
          words += row
        }
        numbers.append(UInt16((Int(table[place]) - first) / length))
      }
    }
  }
}

/// By set: the classes of places that lie in it wholly or in part.
private struct SetClasses {
  private let everywhere: [(place: Int32, truth: UInt8)]
  private var bySet: [[(place: Int32, truth: UInt8)]]

  init(_ places: PlaceRows) {
    everywhere = (0..<places.classCount).map { (Int32($0), Kleene.yes) }
    bySet = places.sets.indices.map { set in
      (0..<places.classCount).compactMap { number in
        let truth = places.truth(ofClass: number, in: Int32(set))
        return truth == Kleene.no ? nil : (Int32(number), truth)
      }
    }
  }

  /// - Parameter set: -1 for everywhere.
  func truths(of set: Int32) -> [(place: Int32, truth: UInt8)] { set < 0 ? everywhere : bySet[Int(set)] }
}
