import BailiwickModel
import BailiwickPlaces
import CByteScanning

/// The codes of countries and subdivisions, by their first atoms.
///
/// A code is found with one look at a table of 64 KB, where each has a place of its own: one part of its hash says
/// by how much the place that another part says is displaced (Belazzougui, Botelho, Dietzfelbinger: Hash, displace, and
/// compress, 2009). A place has the code's bytes, zeros after a shorter one, and below them its first atom:
///
///     43 4E 2D 42 4A 00   CN-BJ   1234
final class PlaceCodes: Sendable {
  static let standard = PlaceCodes()

  private nonisolated(unsafe) let places: UnsafeMutablePointer<UInt64>
  private nonisolated(unsafe) let displacements: UnsafeMutablePointer<UInt16>
  private let seed: UInt64

  private static let placeCount = 1 << 13
  private static let groupCount = 1 << 11
  /// The bytes of the longest code that has a place.
  private static let longest = 6
  /// A place that nothing has: a code has letters where this has none.
  private static let nothing: UInt64 = 0

  private init() {
    places = .allocate(capacity: Self.placeCount)
    displacements = .allocate(capacity: Self.groupCount)
    let codes = (0..<AtomSet.atomCount).compactMap { atom -> UInt64? in
      let name = Array(Places.standard.name(ofAtom: atom).utf8)
      guard 1...Self.longest ~= name.count else { return nil }
      return name.reversed().reduce(0) { $0 << 8 | UInt64($1) } << 16 | UInt64(atom)
    }
    var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    while !Self.place(codes, seed, places, displacements) { seed = seed &* 0xD134_2543_DE82_EF95 | 1 }
    self.seed = seed
  }

  deinit {
    places.deallocate()
    displacements.deallocate()
  }

  /// Gives every code a place, those first that share a displacement with most others. Fails when a seed does not do.
  private static func place(
    _ codes: [UInt64], _ seed: UInt64, _ places: UnsafeMutablePointer<UInt64>,
    _ displacements: UnsafeMutablePointer<UInt16>
  ) -> Bool {
    places.initialize(repeating: nothing, count: placeCount)
    displacements.initialize(repeating: 0, count: groupCount)
    var groups = [[UInt64]](repeating: [], count: groupCount)
    for code in codes { groups[group(hash(code, seed))].append(code) }
    for number in groups.indices.sorted(by: { groups[$0].count > groups[$1].count }) where !groups[number].isEmpty {
      let homes = groups[number].map { home(hash($0, seed)) }
      guard Set(homes).count == homes.count,
        let displacement = (0..<placeCount).first(where: { way in
          homes.allSatisfy { places[$0 ^ way] == nothing }
        })
      else { return false }
      displacements[number] = UInt16(displacement)
      for (home, code) in zip(homes, groups[number]) { places[home ^ displacement] = code }
    }
    return true
  }

  /// - Parameter code: a code's bytes, above sixteen bits that do not count.
  @inline(__always)
  private static func hash(_ code: UInt64, _ seed: UInt64) -> UInt64 {
    let product = ((code &>> 16) &<< 16).multipliedFullWidth(by: seed)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func group(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (groupCount - 1) }

  @inline(__always)
  private static func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 32) & (placeCount - 1) }

  /// What finding a code reads; there is one of these for all time.
  struct View {
    fileprivate let places: UnsafePointer<UInt64>
    fileprivate let displacements: UnsafePointer<UInt16>
    fileprivate let seed: UInt64

    /// Where a code would be; its place is fetched from memory.
    struct Whereabouts {
      let place: Int
      /// The code's bytes, above sixteen bits that do not count.
      let code: UInt64
    }

    /// `nil` of a code that has no place.
    ///
    /// - Parameter code: sixteen bytes can be read from there on.
    @inline(__always)
    func whereabouts(ofReadable code: UnsafePointer<UInt8>, count: Int) -> Whereabouts? {
      guard count &- 1 < PlaceCodes.longest, count > 0 else { return nil }
      let bytes = UInt64(littleEndian: UnsafeRawPointer(code).loadUnaligned(as: UInt64.self))
      let wanted = (bytes &<< UInt64(64 &- count &* 8)) &>> UInt64(48 &- count &* 8)
      let hash = PlaceCodes.hash(wanted, seed)
      let place = PlaceCodes.home(hash) ^ Int(displacements[PlaceCodes.group(hash)])
      bailiwick_fetch(places + place)
      return Whereabouts(place: place, code: wanted)
    }

    /// The first atom of a code; -1 for one that is not there.
    @inline(__always)
    func atom(at whereabouts: Whereabouts) -> Int32 {
      let found = places[whereabouts.place]
      return found &>> 16 == whereabouts.code &>> 16 ? Int32(truncatingIfNeeded: found & 0xFFFF) : -1
    }
  }

  var view: View {
    View(places: UnsafePointer(places), displacements: UnsafePointer(displacements), seed: seed)
  }

  /// The first atom of the one place for which a code stands that is no place's own.
  static func alias(_ start: UnsafePointer<UInt8>, count: Int) -> Int32? {
    alias(UnsafeBufferPointer(start: start, count: count))
  }

  /// The same of the bytes of a code above sixteen bits that do not count.
  static func alias(_ code: UInt64) -> Int32? {
    alias((2..<8).map { UInt8(truncatingIfNeeded: code >> UInt64($0 * 8)) }.prefix { $0 != 0 })
  }

  private static func alias(_ bytes: some Collection<UInt8>) -> Int32? {
    let code = String(decoding: bytes, as: UTF8.self)
    let places = Places.standard.resolve(code: code).places
    guard places.count == 1, places[0].kind != .group else { return nil }
    return places[0].atoms.first { _ in true }.map(Int32.init)
  }
}
