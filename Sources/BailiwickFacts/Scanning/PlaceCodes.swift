import BailiwickModel
import BailiwickPlaces

/// The codes of countries and subdivisions, by their first atoms.
enum PlaceCodes {
  static let table = WordTable((0..<AtomSet.atomCount).map(Places.standard.name(ofAtom:)))

  /// The first atom of the one place for which a code stands that is no place's own.
  static func alias(_ start: UnsafePointer<UInt8>, count: Int) -> Int32? {
    let code = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let places = Places.standard.resolve(code: code).places
    guard places.count == 1, places[0].kind != .group else { return nil }
    return places[0].atoms.first { _ in true }.map(Int32.init)
  }
}
