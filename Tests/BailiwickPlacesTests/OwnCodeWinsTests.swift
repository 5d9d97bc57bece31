import BailiwickPlaces
import Testing

@Suite struct OwnCodeWinsTests {
  let places = Places.standard

  /// Every current ISO 3166-2 code that is in another country than it begins with, and what it means.
  static let elsewhere = [
    "CN-HK": "HK", "CN-MO": "MO", "CN-TW": "TW",
    "FI-01": "AX",
    "FR-971": "GP", "FR-972": "MQ", "FR-973": "GF", "FR-974": "RE", "FR-976": "YT", "FR-BL": "BL",
    "FR-GF": "GF", "FR-GP": "GP", "FR-MF": "MF", "FR-MQ": "MQ", "FR-NC": "NC", "FR-PF": "PF", "FR-PM": "PM",
    "FR-RE": "RE", "FR-TF": "TF", "FR-WF": "WF", "FR-YT": "YT",
    "NL-AW": "AW", "NL-BQ1": "BQ-BO", "NL-BQ2": "BQ-SA", "NL-BQ3": "BQ-SE", "NL-CW": "CW", "NL-SX": "SX",
    "NO-21": "NO-21", "NO-22": "NO-22",
    "RS-25": "RS-25", "RS-26": "RS-26", "RS-27": "RS-27", "RS-28": "RS-28", "RS-29": "RS-29", "RS-KM": "XK",
    "US-AS": "AS", "US-GU": "GU", "US-MP": "MP", "US-PR": "PR", "US-UM": "UM", "US-VI": "VI",
  ]

  @Test func codesMeanThePlaceWithItsOwnCode() {
    for (code, place) in Self.elsewhere {
      let expected = code == place ? code : "double: \(place)"
      #expect(notation(places.resolve(code: code)) == expected)
      #expect(atoms(code).isDisjoint(with: atoms(String(code.prefix(2)))), "\(code)")
    }
  }

  @Test func countriesAreDisjoint() {
    for (country, others) in [
      ("CN", ["HK", "MO", "TW"]), ("US", ["PR", "GU", "VI", "AS", "MP", "UM"]), ("FI", ["AX"]),
      ("FR", ["RE", "GP", "MQ", "GF", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF"]),
      ("NL", ["AW", "CW", "SX", "BQ", "BQ-SA"]), ("NO", ["SJ", "BV"]), ("RS", ["XK"]), ("DK", ["FO", "GL"]),
      ("GB", ["JE", "GG", "IM", "GI"]), ("AU", ["CX", "CC", "NF", "HM"]), ("MA", ["EH"]),
    ] {
      for other in others { #expect(atoms(other).isDisjoint(with: atoms(country)), "\(other) in \(country)") }
    }
  }

  /// Reserved codes are none of ISO 3166-1's, so these stay where ISO 3166-2 has them.
  @Test func reservedCodesAreNoPlacesOfTheirOwn() {
    for (country, parts) in [
      ("ES", ["IC", "EA", "ES-CN"]), ("FR", ["CP", "FR-CP"]), ("SH", ["AC", "TA", "SH-TA"]), ("IO", ["DG"]),
    ] {
      for part in parts { #expect(atoms(part).isSubset(of: atoms(country)), "\(part) in \(country)") }
    }
  }

  @Test(.enabled(if: ReferenceData.hasISO, "Debian's iso-codes is not installed"))
  func isExactlyWhatISOHasTwice() throws {
    let entries = try ReferenceData.isoEntries("3166-2")
    let found = entries.compactMap { $0["code"] }.filter { code in
      places.resolve(code: code).places.contains { $0.country.map { !code.hasPrefix($0) } ?? true }
    }
    #expect(Set(found) == Set(Self.elsewhere.keys))

    // What ISO calls a dependent territory is either in the table or a part like any other.
    let types = ["Outlying", "Special administrative region", "Overseas", "Arctic"]
    let dependent = entries.filter { entry in types.contains { entry["type"]?.hasPrefix($0) == true } }
    // Oecussi is a special administrative region of Timor-Leste without another code.
    #expect(Set(dependent.compactMap { $0["code"] }).subtracting(Self.elsewhere.keys) == ["TL-OE"])
  }

  @Test(.enabled(if: ReferenceData.hasCLDR, "Debian's unicode-cldr-core is not installed"))
  func isWhatCLDRCallsOverlong() throws {
    for alias in try ReferenceData.cldrElements("subdivisionAlias", in: "supplementalMetadata.xml")
    where alias["reason"] == "overlong" {
      let code = ReferenceData.isoCode(try #require(alias["type"]))
      let place = try #require(alias["replacement"])
      // CLDR counts the reserved codes CP and TA as countries.
      let expected = ["CP", "TA"].contains(place) ? code : "double: \(place)"
      #expect(notation(places.resolve(code: code)) == expected)
    }
  }
}
