import BailiwickModel
import BailiwickPlaces

/// The codes of countries and subdivisions, by their first atoms.
final class PlaceCodes: Sendable {
  static let standard = PlaceCodes()

  private let table: WordTable
  /// By the two letters of a country: its first atom; -1 for no country. Most places are countries, and all of these
  /// fit in the nearest memory.
  private nonisolated(unsafe) let countries: UnsafeMutablePointer<Int16>

  private static let first = UInt8(ascii: "A")
  private static let letterCount = 26

  private init() {
    let names = (0..<AtomSet.atomCount).map(Places.standard.name(ofAtom:))
    table = WordTable(names)
    countries = .allocate(capacity: Self.letterCount * Self.letterCount)
    countries.initialize(repeating: -1, count: Self.letterCount * Self.letterCount)
    for (atom, name) in names.enumerated() where name.utf8.count == 2 {
      let letters = name.utf8.map { Int($0 &- Self.first) }
      if letters.allSatisfy({ $0 < Self.letterCount }) {
        countries[letters[0] * Self.letterCount + letters[1]] = Int16(atom)
      }
    }
  }

  /// What finding a code reads; there is one of these for all time.
  struct View {
    fileprivate let words: WordTable.View
    fileprivate let countries: UnsafePointer<Int16>

    /// The first atom of a code; -1 for one that is not there.
    ///
    /// - Parameter code: sixteen bytes can be read from there on.
    @inline(__always)
    func atom(ofReadable code: UnsafePointer<UInt8>, count: Int) -> Int32 {
      let (left, right) = (Int(code[0] &- PlaceCodes.first), Int(code[1] &- PlaceCodes.first))
      if count == 2, left < PlaceCodes.letterCount, right < PlaceCodes.letterCount {
        return Int32(countries[left &* PlaceCodes.letterCount &+ right])
      }
      return words.number(ofReadable: code, count: count)
    }
  }

  var view: View { View(words: table.view, countries: UnsafePointer(countries)) }

  /// The first atom of the one place for which a code stands that is no place's own.
  static func alias(_ start: UnsafePointer<UInt8>, count: Int) -> Int32? {
    let code = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let places = Places.standard.resolve(code: code).places
    guard places.count == 1, places[0].kind != .group else { return nil }
    return places[0].atoms.first { _ in true }.map(Int32.init)
  }
}
