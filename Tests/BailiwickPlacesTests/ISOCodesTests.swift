import BailiwickPlaces
import Testing

@Suite(.enabled(if: ReferenceData.hasISO, "Debian's iso-codes is not installed"))
struct ISOCodesTests {
  let places = Places.standard

  /// How the codes begin that iso-codes (4.15) has and that are unknown here, and why.
  static let withdrawn = [
    // Latvia merged most of its municipalities on 1 July 2021, and ISO dropped the codes that November. These
    // have no replacement in CLDR. Those that go on (LV-002, LV-DGV, …) are known.
    "LV-"
  ]

  /// The codes that CLDR (release 41) has and iso-codes has not yet, and why.
  static let newer: Set = [
    "ET-SI",  // Sidama, a regional state since 2020
    "FR-69M",  // the metropolis of Lyon, apart from FR-69 since 2015
    "FR-6AE",  // Alsace, again since 2021
    "FR-75C",  // Paris, until then FR-75
    "GT-01", "GT-02", "GT-03", "GT-04", "GT-05", "GT-06", "GT-07", "GT-08", "GT-09", "GT-10", "GT-11",
    "GT-12", "GT-13", "GT-14", "GT-15", "GT-16", "GT-17", "GT-18", "GT-19", "GT-20", "GT-21",
    "GT-22",  // Guatemala's departments, until then letters
    "IQ-KR",  // the Kurdistan Region, above three governorates
    "IS-MUL",  // Múlaþing, merged from four municipalities in 2020
    "LV-111", "LV-112", "LV-113",  // three of the municipalities that Latvia merged
    "PA-NT",  // Naso Tjër Di, since 2020
  ]

  @Test func everyCountryIsKnown() throws {
    let entries = try ReferenceData.isoEntries("3166-1")
    #expect(entries.count == 249)
    for entry in entries {
      let code = try #require(entry["alpha_2"])
      let number = try #require(entry["numeric"])
      #expect(notation(places.resolve(code: code)) == code)
      #expect(notation(places.resolve(text: number)) == code)
      #expect(places.nearMisses(toCode: try #require(entry["alpha_3"])) == [code])
    }
    // ISO leaves XK to users; CLDR has it for Kosovo.
    #expect(Set(places.countries).subtracting(entries.compactMap { $0["alpha_2"] }) == ["XK"])
  }

  @Test func everySubdivisionIsKnown() throws {
    let unknown = try ReferenceData.isoEntries("3166-2").compactMap { $0["code"] }
      .filter { places.resolve(code: $0) == .unknown }
    #expect(unknown.filter { code in !Self.withdrawn.contains { code.hasPrefix($0) } } == [])
    #expect(unknown.count == 79)
  }

  @Test func everySubdivisionHereIsISOs() throws {
    let theirs = try ReferenceData.isoEntries("3166-2").compactMap { $0["code"] }
    let ours = (0..<AtomSet.atomCount).map(places.name(ofAtom:)).filter { $0.contains("-") }
    #expect(Set(ours).subtracting(theirs) == Self.newer)
  }

  @Test func everySubdivisionIsInItsParent() throws {
    let entries = try ReferenceData.isoEntries("3166-2")
    for entry in entries {
      guard let code = entry["code"], let parent = entry["parent"], places.resolve(code: code) != .unknown
      else {
        continue
      }
      let full = parent.contains("-") ? parent : "\(code.prefix(2))-\(parent)"
      #expect(atoms(code).isSubset(of: atoms(full)), "\(code) in \(full)")
    }
  }
}
