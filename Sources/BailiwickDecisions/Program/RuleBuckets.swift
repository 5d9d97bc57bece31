import BailiwickModel
import CByteScanning

/// Finds the rules that may hold in a request, by the tag that they need and by the place.
///
/// Rules that need one tag are in one bucket, in program order; those that need none are in the last. In a small
/// bucket one rule after the other is asked about its place. A large one has rows of bits (``BucketRows``).
struct RuleBuckets: Sendable {
  /// A rule as it waits in a bucket; four of them are side by side in what a processor fetches from memory.
  struct Entry {
    var rule: Int32
    /// What it does, by number among such.
    var action: Int32
    /// What else must hold.
    var rest = RuleCode.always
    /// The first of the atoms where the participant must be, if they follow one another; else the set's column.
    var first: UInt16 = 0
    /// The atom after the last of them; 0 of a set that is no range.
    var end = Entry.anywhere

    /// The end of what is no place, but everywhere.
    static let anywhere = UInt16.max

    var isAnywhere: Bool { end == Self.anywhere }
  }

  /// An entry, and the set of where the participant must be; -1 for anywhere.
  struct Candidate {
    var entry: Entry
    var set: Int32 = -1
  }

  /// The entries of a bucket.
  struct Bucket {
    let number: Int
    let entries: UnsafePointer<Entry>
    let count: Int

    /// How many words a row of its bits has.
    var words: Int { (count &+ 63) &>> 6 }
    var isLarge: Bool { count > RuleBuckets.smallCount }
  }

  let rows: BucketRows
  /// What is done in a bucket when nothing is known of the place.
  let open: OpenBuckets
  let count: Int
  private let entries: FlatArray<Entry>
  /// By bucket: its first entry; and the end of all.
  private let starts: FlatArray<Int32>
  /// By bucket: its number among the large ones.
  private let largeNumbers: FlatArray<Int32>

  /// How many rules are asked one by one.
  private static let smallCount = 32

  /// - Parameter candidates: by tag, then those that need none.
  init(_ candidates: [[Candidate]], places: PlaceRows, _ openUses: OpenUses) {
    var starts: [Int32] = [0]
    var largeNumbers: [Int32] = []
    var rows = BucketRows.Builder(places)
    var open = OpenBuckets.Builder()
    for bucket in candidates {
      starts.append(starts[starts.count - 1] + Int32(bucket.count))
      largeNumbers.append(bucket.count > Self.smallCount ? rows.add(bucket) : -1)
      open.add(bucket, openUses)
    }
    count = candidates.count
    entries = FlatArray(candidates.flatMap { $0.map(\.entry) })
    self.starts = FlatArray(starts)
    self.largeNumbers = FlatArray(largeNumbers)
    self.rows = BucketRows(rows)
    self.open = OpenBuckets(open)
  }

  @inline(__always)
  func bucket(_ number: Int) -> Bucket {
    let start = Int(starts.start[number])
    return Bucket(number: number, entries: entries.start + start, count: Int(starts.start[number &+ 1]) &- start)
  }

  /// Has memory fetched that tells where a bucket is.
  @inline(__always)
  func fetch(_ number: Int) {
    bailiwick_fetch(starts.start + number)
    bailiwick_fetch(largeNumbers.start + number)
  }

  /// Has what a bucket asks first fetched.
  @inline(__always)
  func fetchRules(_ number: Int, _ placeClass: Int) {
    let bucket = bucket(number)
    bailiwick_fetch(bucket.isLarge ? UnsafeRawPointer(rows(of: bucket, placeClass)) : UnsafeRawPointer(bucket.entries))
  }

  /// The rows of bits of a large bucket in a class of places.
  @inline(__always)
  func rows(of bucket: Bucket, _ placeClass: Int) -> UnsafePointer<UInt64> {
    rows.rows(ofLarge: largeNumbers.start[bucket.number], placeClass)
  }
}
