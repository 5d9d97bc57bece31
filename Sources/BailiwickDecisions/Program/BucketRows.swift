/// Which rules of a large bucket hold in a place.
///
/// For each class of places there is a row of bits for the rules whose place that is, and one for those that must be
/// asked: of which it is not known, or which need more. The others that hold are told as a whole (``RuleBlocks``).
/// Where a bucket has the same for several classes, as for most parts of a country, they share the rows:
///
///     bucket t-17    rules      4  9  25  31 …
///       CN, CN-BJ    asked      0  0   0   1
///                    it is      1  0   0   1
///       US           asked      0  0   1   0
///                    it is      0  1   0   0
struct BucketRows: Sendable {
  /// By large bucket and class: the number of its rows among all.
  private let numbers: FlatArray<Int32>
  private let classCount: Int
  /// By number.
  private let rows: FlatArray<Row>
  private let words: FlatArray<UInt64>
  /// By large bucket.
  private let buckets: FlatArray<Bucket>
  /// By large bucket, and then by word: rules that need no more than a place, and those of them that restrict the
  /// participant.
  private let plain: FlatArray<Plain>
  /// By large bucket: the rules of its bits.
  private let rules: FlatArray<Int32>

  init(_ builder: Builder) {
    numbers = FlatArray(builder.numbers)
    classCount = builder.classCount
    rows = FlatArray(builder.rows)
    words = FlatArray(builder.words)
    buckets = FlatArray(builder.buckets)
    plain = FlatArray(builder.plain)
    rules = FlatArray(builder.rules)
  }

  /// The rows of a class of places, one after the other.
  struct Row {
    /// Where they begin, and how many words one has.
    let start: Int32
    let length: Int32
    let bucket: Int32
    /// Whether there are rules that are told as a whole, and whether one of them restricts the participant.
    var isBlock = false
    var isDecisive = false
  }

  struct Bucket {
    let firstPlain: Int32
    let firstRule: Int32
  }

  struct Plain {
    var all: UInt64 = 0
    var decisive: UInt64 = 0
  }

  /// How many rows there are: each may be a block.
  var count: Int { rows.count }

  @inline(__always)
  func number(ofLarge bucket: Int32, _ placeClass: Int) -> Int {
    Int(numbers.start[Int(bucket) &* classCount &+ placeClass])
  }

  @inline(__always)
  func row(_ number: Int) -> Row { rows.start[number] }

  /// The words of the rules that must be asked; those of the rules whose place it is follow.
  @inline(__always)
  func asked(_ row: Row) -> UnsafePointer<UInt64> { words.start + Int(row.start) }

  /// What reading blocks needs. It lives as long as the rows do.
  struct View: BitwiseCopyable {
    fileprivate let rows: UnsafePointer<Row>
    fileprivate let words: UnsafePointer<UInt64>
    fileprivate let buckets: UnsafePointer<Bucket>
    fileprivate let plain: UnsafePointer<Plain>
    fileprivate let rules: UnsafePointer<Int32>

    /// What becomes of the rules that a row tells as a whole, one after the other.
    func forEachUse(ofRow number: Int, _ use: (Verdict.Use) -> Void) {
      let row = rows[number]
      let bucket = buckets[Int(row.bucket)]
      let certain = words + Int(row.start + row.length)
      for word in 0..<Int(row.length) {
        let plain = plain[Int(bucket.firstPlain) + word]
        var bits = certain[word] & plain.all
        while bits != 0 {
          let bit = bits.trailingZeroBitCount
          bits &= bits - 1
          use(
            Verdict.Use(
              rule: rules[Int(bucket.firstRule) + word * 64 + bit], status: .applied,
              isDecisive: plain.decisive >> UInt64(bit) & 1 == 1, by: -1, missing: 0))
        }
      }
    }
  }

  var view: View {
    View(rows: rows.start, words: words.start, buckets: buckets.start, plain: plain.start, rules: rules.start)
  }

  /// Rows while bucket after bucket is added.
  struct Builder {
    private(set) var numbers: [Int32] = []
    private(set) var rows: [Row] = []
    private(set) var words: [UInt64] = []
    private(set) var buckets: [Bucket] = []
    private(set) var plain: [Plain] = []
    private(set) var rules: [Int32] = []
    private let places: PlaceRows
    private var classes: SetClasses?
    var classCount: Int { places.classCount }

    init(_ places: PlaceRows) { self.places = places }

    /// Adds a bucket's rules. Returns its number.
    mutating func add(_ candidates: [RuleBuckets.Candidate], _ uses: PlaceUses) -> Int32 {
      let classes = classes ?? SetClasses(places)
      self.classes = classes
      let length = (candidates.count + 63) / 64
      var plain = [Plain](repeating: Plain(), count: length)
      var rows = [UInt64](repeating: 0, count: classCount * 2 * length)
      rows.withUnsafeMutableBufferPointer { rows in
        for (number, candidate) in candidates.enumerated() {
          let (word, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
          let use = uses.use(of: candidate)
          if let use {
            plain[word].all |= bit
            if use.isDecisive { plain[word].decisive |= bit }
          }
          for (place, truth) in classes.truths(of: candidate.set) {
            let asked = Int(place) * 2 * length + word
            if truth == Kleene.yes { rows[asked + length] |= bit }
            if truth != Kleene.yes || use == nil { rows[asked] |= bit }
          }
        }
      }
      buckets.append(Bucket(firstPlain: Int32(self.plain.count), firstRule: Int32(rules.count)))
      self.plain += plain
      rules += candidates.map(\.entry.rule)
      share(rows, plain)
      return Int32(buckets.count - 1)
    }

    /// Keeps each of the classes' rows once.
    private mutating func share(_ rows: [UInt64], _ plain: [Plain]) {
      // A processor fetches eight words at once.
      while !words.count.isMultiple(of: 8) { words.append(0) }
      let length = plain.count
      var size = 16
      while size < classCount * 2 { size *= 2 }
      // An open table of the numbers of rows that are kept.
      var table = [Int32](repeating: -1, count: size)
      for start in stride(from: 0, to: rows.count, by: length * 2) {
        let row = rows[start..<start + length * 2]
        let hash = row.reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
        var place = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
        while table[place] >= 0, !isSame(self.rows[Int(table[place])], row) { place = (place + 1) & (size - 1) }
        if table[place] < 0 {
          table[place] = Int32(self.rows.count)
          let told = zip(plain, row[(start + length)...])
          self.rows.append(
            Row(
              start: Int32(words.count), length: Int32(length), bucket: Int32(buckets.count - 1),
              isBlock: told.contains { $0.all & $1 != 0 }, isDecisive: told.contains { $0.decisive & $1 != 0 }))
          words += row
        }
        numbers.append(table[place])
      }
    }

    private func isSame(_ row: Row, _ other: ArraySlice<UInt64>) -> Bool {
      words[Int(row.start)..<Int(row.start) + other.count].elementsEqual(other)
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
