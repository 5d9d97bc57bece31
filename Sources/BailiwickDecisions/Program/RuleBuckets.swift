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
  /// Rules that are told as a whole.
  let blocks: RuleBlocks
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
  init(_ candidates: [[Candidate]], places: PlaceRows, _ uses: PlaceUses) {
    var starts: [Int32] = [0]
    var largeNumbers: [Int32] = []
    var rows = BucketRows.Builder(places)
    var open = OpenBuckets.Builder()
    for bucket in candidates {
      starts.append(starts[starts.count - 1] + Int32(bucket.count))
      largeNumbers.append(bucket.count > Self.smallCount ? rows.add(bucket, uses) : -1)
      open.add(bucket, uses)
    }
    count = candidates.count
    entries = FlatArray(candidates.flatMap { $0.map(\.entry) })
    self.starts = FlatArray(starts)
    self.largeNumbers = FlatArray(largeNumbers)
    self.rows = BucketRows(rows)
    self.open = OpenBuckets(open)
    blocks = RuleBlocks(self.open, self.rows)
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
    guard bucket.isLarge else { return bailiwick_fetch(bucket.entries) }
    bailiwick_fetch(rows.asked(rows.row(rows.number(ofLarge: largeNumbers.start[number], placeClass))))
  }

  /// The rules of a large bucket in a class of places, as bits.
  struct Row {
    /// Those that must be asked, and those whose place it is.
    let asked: UnsafePointer<UInt64>
    let certain: UnsafePointer<UInt64>
    /// The block of those that need no more; -1 for none.
    let block: Int32
    /// Whether one of that block restricts the participant.
    let isDecisive: Bool
  }

  @inline(__always)
  func row(of bucket: Bucket, _ placeClass: Int) -> Row {
    let number = rows.number(ofLarge: largeNumbers.start[bucket.number], placeClass)
    let row = rows.row(number)
    let asked = rows.asked(row)
    return Row(
      asked: asked, certain: asked + Int(row.length),
      block: row.isBlock ? Int32(truncatingIfNeeded: count &+ number) : -1, isDecisive: row.isDecisive)
  }
}
