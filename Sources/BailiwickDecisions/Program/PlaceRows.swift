import BailiwickPlaces

/// For every country and subdivision, whether it lies in each of a policy's place sets: yes, no, or in part.
///
/// Places of which the same is true of every set are one class; a policy tells a few hundred classes apart, of more
/// than five thousand places. A class has a row, four sets a byte:
///
///     class   set 0   set 1   set 2
///     CN      yes     no      yes
///     US      no      in part no
struct PlaceRows: Sendable {
  let sets: [AtomSet]
  /// By set: its atoms if they follow one another, as those of a country or subdivision do.
  let ranges: [Range<UInt16>?]
  /// By the first atom of a place.
  let places: FlatArray<Place>
  let classCount: Int
  /// By set: its place in a row. Sets that are no range are first, so that what is mostly asked for lies together.
  let columns: FlatArray<Int32>
  private let rows: FlatArray<UInt8>
  private let rowLength: Int
  /// The beginnings of the rows, with the sets that are no range: few bytes a class.
  private let heads: FlatArray<UInt8>
  private let headLength: Int

  /// What entries are told apart by.
  struct Place {
    /// The atom after its last.
    var end: UInt16
    var number: UInt16
  }

  init(_ sets: [AtomSet]) {
    self.sets = sets
    ranges = sets.map(\.range)
    var partition = PlacePartition()
    for set in sets { partition.divide(by: set) }
    let (classes, classCount) = partition.numbered()
    places = FlatArray(
      classes.enumerated().map { atom, number in
        Place(end: UInt16(Places.standard.extent(ofAtom: atom).upperBound), number: number)
      })
    self.classCount = classCount
    let ranges = self.ranges
    let order = sets.indices.filter { ranges[$0] == nil } + sets.indices.filter { ranges[$0] != nil }
    var columns = [Int32](repeating: 0, count: sets.count)
    for (column, set) in order.enumerated() { columns[set] = Int32(column) }
    self.columns = FlatArray(columns)
    let (rowLength, headLength) = ((sets.count + 3) / 4, (ranges.count { $0 == nil } + 3) / 4)
    (self.rowLength, self.headLength) = (rowLength, headLength)
    var rows = [UInt8](repeating: 0, count: max(1, classCount * rowLength))
    for (set, truths) in partition.truths.enumerated() {
      for (place, truth) in truths {
        let column = Int(columns[set])
        rows[Int(classes[Int(place)]) * rowLength + column / 4] |= truth << UInt8(column % 4 * 2)
      }
    }
    self.rows = FlatArray(rows)
    heads = FlatArray((0..<classCount).flatMap { rows[$0 * rowLength..<$0 * rowLength + headLength] })
  }

  /// Whether the place that begins with an atom lies where an entry wants the participant.
  ///
  /// Most entries want one country or subdivision: that is told without looking elsewhere in memory. Anywhere is the
  /// range of all atoms, and more.
  @inline(__always)
  func truth(of atom: Int32, _ place: Place, in entry: RuleBuckets.Entry) -> UInt8 {
    if entry.end == 0 {
      let head = heads.start + Int(place.number) &* headLength
      return Self.truth(in: head, column: Int32(entry.first))
    }
    let start = UInt16(truncatingIfNeeded: atom)
    if entry.first <= start, place.end <= entry.end { return Kleene.yes }
    return place.end <= entry.first || entry.end <= start ? Kleene.no : Kleene.unknown
  }

  /// Whether the places of a class lie in a set.
  @inline(__always)
  func truth(ofClass number: Int, in set: Int32) -> UInt8 {
    Self.truth(in: rows.start + number &* rowLength, column: columns.start[Int(set)])
  }

  @inline(__always)
  private static func truth(in row: UnsafePointer<UInt8>, column: Int32) -> UInt8 {
    row[Int(column) &>> 2] &>> UInt8(truncatingIfNeeded: (column & 3) &* 2) & 3
  }

  /// Whether the place that begins with an atom lies in a set.
  @inline(__always)
  func truth(ofPlace atom: Int32, in set: Int32) -> UInt8 {
    truth(ofClass: Int(places.start[Int(atom)].number), in: set)
  }

  /// The same of several candidates together.
  func truth(of atoms: AtomSet, in set: Int32) -> UInt8 {
    let other = sets[Int(set)]
    if atoms.isSubset(of: other) { return Kleene.yes }
    return atoms.isDisjoint(with: other) ? Kleene.no : Kleene.unknown
  }
}

/// Places while one set after the other divides their classes.
private struct PlacePartition {
  /// By set: the places that lie in it wholly or in part, with which of the two.
  private(set) var truths: [[(place: Int32, truth: UInt8)]] = []
  private var classes = [Int32](repeating: 0, count: AtomSet.atomCount)
  private var classCount: Int32 = 1
  /// By class and truth: the class of those that part from it, in the division that is going on.
  private var parted: [(division: Int32, number: Int32)] = [(-1, 0), (-1, 0), (-1, 0)]
  /// By place: how many atoms of it a set has.
  private var counts = [Int32](repeating: 0, count: AtomSet.atomCount)

  /// The place in which another is, by their first atoms; -1 for countries.
  private static let parents: [Int32] = {
    var parents = [Int32](repeating: -1, count: AtomSet.atomCount)
    for atom in 0..<AtomSet.atomCount {
      for part in Places.standard.extent(ofAtom: atom).dropFirst() { parents[part] = Int32(atom) }
    }
    return parents
  }()

  private static let sizes = (0..<AtomSet.atomCount).map { Int32(Places.standard.extent(ofAtom: $0).count) }

  mutating func divide(by set: AtomSet) {
    var touched: [(place: Int32, truth: UInt8)] = []
    let (parents, sizes) = (Self.parents, Self.sizes)
    for atom in set {
      var place = Int32(atom)
      while place >= 0 {
        if counts[Int(place)] == 0 { touched.append((place, 0)) }
        counts[Int(place)] += 1
        place = parents[Int(place)]
      }
    }
    let division = Int32(truths.count)
    for number in touched.indices {
      let place = Int(touched[number].place)
      touched[number].truth = counts[place] == sizes[place] ? Kleene.yes : Kleene.unknown
      counts[place] = 0
      part(place, touched[number].truth, division)
    }
    truths.append(touched)
  }

  private mutating func part(_ place: Int, _ truth: UInt8, _ division: Int32) {
    let key = Int(classes[place]) * 3 + Int(truth)
    if parted[key].division != division {
      parted[key] = (division, classCount)
      classCount += 1
      for _ in 0..<3 { parted.append((-1, 0)) }
    }
    classes[place] = parted[key].number
  }

  /// The classes by place, numbered without gaps.
  func numbered() -> ([UInt16], count: Int) {
    var numbers = [Int32](repeating: -1, count: Int(classCount))
    var count: Int32 = 0
    let numbered = classes.map { old -> UInt16 in
      if numbers[Int(old)] < 0 {
        numbers[Int(old)] = count
        count += 1
      }
      return UInt16(numbers[Int(old)])
    }
    return (numbered, Int(count))
  }
}

extension AtomSet {
  /// Its atoms if they follow one another.
  fileprivate var range: Range<UInt16>? {
    guard let first = words.firstIndex(where: { $0 != 0 }), let last = words.lastIndex(where: { $0 != 0 }) else {
      return nil
    }
    let start = first * 64 + words[first].trailingZeroBitCount
    let end = last * 64 + 64 - words[last].leadingZeroBitCount
    let count = words[first...last].reduce(0) { $0 + $1.nonzeroBitCount }
    return count == end - start ? UInt16(start)..<UInt16(end) : nil
  }
}
