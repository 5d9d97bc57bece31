import BailiwickModel

/// Finds the rules that may hold in a request, by the tag that they need and by the place.
///
/// Rules that need one tag are in one bucket, in program order; those that need none are in the last. In a small
/// bucket one rule after the other is asked about its place. A large one has for each class of places a row of bits
/// for the rules whose place that is, and one for those of which it is not known:
///
///     bucket t-17   rules      4  9  25  31 …
///       CN          it is      1  0   0   1
///                   may be     0  0   0   0
///       US          it is      0  1   0   0
///                   may be     0  0   1   0
struct RuleBuckets: Sendable {
  /// A rule as it waits in a bucket.
  struct Entry {
    var rule: Int32
    /// Where the participant must be; -1 for anywhere.
    var set: Int32
    /// What else must hold.
    var rest: Int32
  }

  /// Small, since each tag has one.
  struct Bucket {
    var first: Int32
    var count: Int32
    /// A large bucket's number among the large ones; -1 in a small bucket.
    var large: Int32 = -1
    /// Its rules of which nothing but the place tells; as many others lie before its others as entries before its
    /// first, less these.
    var firstOpen: Int32 = 0
    var openCount: Int32 = 0
    var firstOther: Int32 { first &- firstOpen }

    /// How many words a row of its bits has.
    var words: Int { (Int(count) &+ 63) &>> 6 }
  }

  let entries: FlatArray<Entry>
  let buckets: FlatArray<Bucket>
  let rows: FlatArray<UInt64>
  /// By large bucket: where its bits begin.
  let rowStarts: FlatArray<Int>
  /// Bucket by bucket, what becomes of the rules of which nothing but the place tells while it is not known.
  let open: FlatArray<Verdict.Use>
  /// Bucket by bucket, the others by their numbers there.
  let others: FlatArray<Int32>

  /// How many rules are asked one by one.
  private static let smallCount = 32

  /// - Parameters:
  ///   - entries: by tag, then those that need none.
  ///   - openUse: what becomes of a rule while the place is not known, if nothing else tells.
  init(_ entries: [[Entry]], places: PlaceRows, openUse: (Entry) -> Verdict.Use?) {
    var buckets: [Bucket] = []
    var (open, others): ([Verdict.Use], [Int32]) = ([], [])
    var first: Int32 = 0
    var (rowCount, rowStarts): (Int, [Int]) = (0, [])
    for entries in entries {
      var bucket = Bucket(first: first, count: Int32(entries.count))
      if entries.count > Self.smallCount {
        bucket.large = Int32(rowStarts.count)
        rowStarts.append(rowCount)
        rowCount += bucket.words * 2 * places.classCount
      }
      first += bucket.count
      bucket.firstOpen = Int32(open.count)
      for (number, entry) in entries.enumerated() {
        if let use = openUse(entry) {
          open.append(use)
        } else {
          others.append(Int32(number))
        }
      }
      bucket.openCount = Int32(open.count) - bucket.firstOpen
      buckets.append(bucket)
    }
    var rows = [UInt64](repeating: 0, count: max(rowCount, 1))
    if rowCount > 0 {
      let classes = SetClasses(places)
      for (bucket, entries) in zip(buckets, entries) where bucket.large >= 0 {
        Self.fill(&rows, rowStarts[Int(bucket.large)], bucket.words, entries, classes)
      }
    }
    self.entries = FlatArray(entries.flatMap(\.self))
    self.buckets = FlatArray(buckets)
    self.rows = FlatArray(rows)
    self.rowStarts = FlatArray(rowStarts)
    self.open = FlatArray(open)
    self.others = FlatArray(others)
  }

  private static func fill(
    _ rows: inout [UInt64], _ start: Int, _ words: Int, _ entries: [Entry], _ classes: SetClasses
  ) {
    rows.withUnsafeMutableBufferPointer { rows in
      for (number, entry) in entries.enumerated() {
        let bit = UInt64(1) << UInt64(number % 64)
        for (place, truth) in classes.truths(of: entry.set) {
          let row = Int(place) * 2 + (truth == Kleene.yes ? 0 : 1)
          rows[start + row * words + number / 64] |= bit
        }
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
