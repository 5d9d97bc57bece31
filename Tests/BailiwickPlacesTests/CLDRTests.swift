import BailiwickPlaces
import Testing

@Suite(.enabled(if: ReferenceData.hasCLDR, "Debian's unicode-cldr-core is not installed"))
struct CLDRTests {
  let places = Places.standard

  @Test func groupsHaveTheirMembersAndNoOthers() throws {
    var members: [String: [String]] = [:]
    for group in try ReferenceData.cldrElements("group", in: "supplementalData.xml")
    where group["status"] != "deprecated" {
      if let type = group["type"], let contains = group["contains"] {
        members[type, default: []] += contains.split(separator: " ").map(String.init)
      }
    }
    #expect(places.groups.map(\.code) == members.keys.sorted())

    // Reserved codes, which are parts of countries here, and so in no group by themselves.
    let reserved: Set = ["AC", "CP", "DG", "EA", "IC", "TA"]
    for group in places.groups {
      let expected = (members[group.code] ?? []).filter { !reserved.contains($0) }
        .reduce(AtomSet.empty) { $0.union(atoms($1)) }
      #expect(group.atoms == expected, "\(group.code)")
    }
  }

  @Test func groupsAreTheirCountriesOnly() {
    for outside in ["RE", "GP", "AX", "AW", "GB", "CH"] {
      #expect(atoms(outside).isDisjoint(with: atoms("EU")), "\(outside)")
    }
    #expect(atoms("FR", "DE", "CY").isSubset(of: atoms("EU")))
    #expect(places.describe(atoms("142").intersection(atoms("EU"))) == ["CY"])
    #expect(atoms("001") == .everything)
    #expect(atoms("019") == atoms("003", "005"))
  }

  /// Where CLDR has a replacement that is no code, as identities.txt notes.
  static let corrected: Set = [
    "CN-15", "CZ-10A", "CZ-10B", "CZ-10C", "CZ-10D", "CZ-10E", "CZ-10F", "CZ-611", "FR-H",
  ]

  @Test func aliasesMeanTheirReplacements() throws {
    let kinds = ["territoryAlias", "subdivisionAlias"]
    let aliases = try kinds.flatMap { try ReferenceData.cldrElements($0, in: "supplementalMetadata.xml") }
    for alias in aliases where alias["reason"] == "deprecated" {
      let code = ReferenceData.isoCode(try #require(alias["type"]))
      // Alpha-3 codes are no place codes.
      guard code.utf8.count != 3 || Int(code) != nil, !Self.corrected.contains(code) else { continue }
      let replacements = try #require(alias["replacement"]).split(separator: " ")
        .map { ReferenceData.isoCode(String($0)) }
      #expect(notation(places.resolve(text: code)) == "retired: \(replacements.joined(separator: " "))")
    }
    #expect(Self.corrected.allSatisfy { places.resolve(code: $0) != .unknown })
  }
}
