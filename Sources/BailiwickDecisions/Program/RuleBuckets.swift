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

  struct Bucket {
    var first: Int32
    var count: Int32
    /// Where its bits begin, and how many words a row has; none in a small bucket.
    var rows: Int = 0
    var words: Int = 0
    /// Its rules of which nothing but the place tells, and all others.
    var firstOpen: Int32 = 0
    var openCount: Int32 = 0
    var firstOther: Int32 = 0
    /// Whether one of them restricts the participant.
    var isOpenDecisive = false
  }

  let entries: FlatArray<Entry>
  let buckets: FlatArray<Bucket>
  let rows: FlatArray<UInt64>
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
    var rowCount = 0
    for entries in entries {
      var bucket = Bucket(first: first, count: Int32(entries.count))
      if entries.count > Self.smallCount {
        bucket.rows = rowCount
        bucket.words = (entries.count + 63) / 64
        rowCount += bucket.words * 2 * places.classCount
      }
      first += bucket.count
      (bucket.firstOpen, bucket.firstOther) = (Int32(open.count), Int32(others.count))
      for (number, entry) in entries.enumerated() {
        if let use = openUse(entry) {
          open.append(use)
          bucket.isOpenDecisive = bucket.isOpenDecisive || use.isDecisive
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
      for (bucket, entries) in zip(buckets, entries) where bucket.words > 0 {
        Self.fill(&rows, bucket, entries, classes)
      }
    }
    self.entries = FlatArray(entries.flatMap(\.self))
    self.buckets = FlatArray(buckets)
    self.rows = FlatArray(rows)
    self.open = FlatArray(open)
    self.others = FlatArray(others)
  }

  private static func fill(_ rows: inout [UInt64], _ bucket: Bucket, _ entries: [Entry], _ classes: SetClasses) {
    rows.withUnsafeMutableBufferPointer { rows in
      for (number, entry) in entries.enumerated() {
        let bit = UInt64(1) << UInt64(number % 64)
        for (place, truth) in classes.truths(of: entry.set) {
          let row = Int(place) * 2 + (truth == Kleene.yes ? 0 : 1)
          rows[bucket.rows + row * bucket.words + number / 64] |= bit
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
