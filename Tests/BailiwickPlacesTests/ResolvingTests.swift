import BailiwickPlaces
import Testing

@Suite struct ResolvingTests {
  let places = Places.standard

  @Test(arguments: [
    ("CN", "CN"), ("US-CA", "US-CA"), ("XK", "XK"), ("EU", "EU"), ("EZ", "EZ"), ("UN", "UN"), ("QO", "QO"),
    ("ES-CN", "ES-CN"), ("NO-21", "NO-21"), ("RS-25", "RS-25"), ("FR-6AE", "FR-6AE"),
    ("CN-HK", "double: HK"), ("FR-974", "double: RE"), ("FR-RE", "double: RE"), ("FR-LRE", "double: RE"),
    ("NL-BQ1", "double: BQ-BO"), ("RS-KM", "double: XK"), ("CN-71", "double: TW"), ("FI-01", "double: AX"),
    ("UK", "retired: GB"), ("CN-22", "retired: CN-JL"), ("CN-15", "retired: CN-NM"),
    ("FR-75", "retired: FR-75C"), ("FR-H", "retired: FR-20R"), ("AN", "retired: CW SX BQ"),
    ("YU", "retired: RS ME"), ("FX", "retired: FR"), ("QU", "retired: EU"),
    ("SU", "retired: RU AM AZ BY EE GE KZ KG LV LT MD TJ TM UA UZ"),
    ("IC", "retired: ES-CN"), ("EA", "retired: ES-CE ES-ML"), ("DG", "retired: IO"),
    ("GB-UKM", "retired: GB"), ("GB-EAW", "retired: GB-ENG GB-WLS"),
    ("CHN", "unknown"), ("cn", "unknown"), ("156", "unknown"), ("150", "unknown"), ("062", "unknown"),
    ("China", "unknown"), ("CA-CA", "unknown"), ("ZZ", "unknown"), ("", "unknown"), ("-", "unknown"),
    ("CN\0", "unknown"), ("\0", "unknown"), ("\u{212A}P", "unknown"), ("CN-CN-CN-CN", "unknown"),
  ])
  func codes(code: String, expected: String) {
    let resolution = places.resolve(code: code)
    #expect(notation(resolution) == expected)
    #expect(places.canonicalCodes(of: code) == resolution.places.map(\.code))
  }

  @Test(arguments: [
    ("150", "150"), ("001", "001"), ("419", "419"), ("156", "CN"), ("983", "XK"), ("062", "retired: 034 143"),
    ("Europe", "150"), ("europe", "150"), ("Western Asia", "145"), ("European Union", "EU"), ("World", "001"),
    ("France", "FR"), ("FRANCE", "FR"), ("Hong Kong SAR China", "HK"), ("Hong Kong", "HK"), ("Bosnia", "BA"),
    ("Côte d’Ivoire", "CI"), ("CÔTE D’IVOIRE", "CI"), ("Co\u{302}te d’Ivoire", "CI"), ("Ivory Coast", "CI"),
    ("Georgia", "GE"), ("Luxembourg", "LU"), ("Puerto Rico", "PR"), ("Micronesia", "FM"),
    ("California", "US-CA"), ("Svalbard", "NO-21"), ("Limburg", "one of: BE-VLI NL-LI"),
    ("CN", "CN"), ("UK", "retired: GB"), ("CN-HK", "double: HK"), ("us", "US"),
    ("4", "unknown"), ("999", "unknown"), ("Frnace", "unknown"), ("", "unknown"),
  ])
  func texts(text: String, expected: String) {
    #expect(notation(places.resolve(text: text)) == expected)
  }

  @Test func canonicalCodesResolveToThemselves() {
    for atom in 0..<AtomSet.atomCount {
      let code = places.name(ofAtom: atom)
      guard case .place(let place) = places.resolve(code: code) else {
        Issue.record("\(code) is not canonical")
        continue
      }
      #expect(place.code == code)
      #expect(place.atoms.contains(atom))
      #expect(place.kind == (code.utf8.count == 2 ? .country : .subdivision))
      #expect(places.englishName(of: code)?.isEmpty == false)
    }
    for group in places.groups {
      #expect(places.resolve(text: group.code) == .place(group))
      #expect(places.englishName(of: group.code)?.isEmpty == false)
    }
  }

  @Test func countriesDivideTheWorld() {
    let all = places.countries.map { atoms($0) }
    #expect(places.countries.count == 250)
    #expect(places.countries == places.countries.sorted())
    #expect(all.reduce(0) { $0 + $1.count } == AtomSet.atomCount)
    #expect(all.reduce(AtomSet.empty) { $0.union($1) } == .everything)
  }

  @Test func aPlaceIsMoreThanItsParts() {
    let england = atoms("GB-ENG")
    #expect(england.isSubset(of: atoms("GB")))
    #expect(atoms("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS").isSubset(of: atoms("GB")))
    #expect(places.describe(atoms("GB").subtracting(atoms("GB-EAW", "GB-NIR", "GB-SCT"))) == ["rest of GB"])
    #expect(atoms("FR-67", "FR-68").isSubset(of: atoms("FR-6AE")))
    #expect(atoms("FR-6AE").isSubset(of: atoms("FR-GES")))
    #expect(atoms("IQ-AR", "IQ-DA", "IQ-SU").isSubset(of: atoms("IQ-KR")))
    #expect(atoms("AD-02").count == 1)
    #expect(atoms("HK").count == 1)
  }

  @Test func subdivisionsWithTheSuffixOfACountry() {
    #expect(places.subdivisions(withSuffix: "CA").contains("US-CA"))
    #expect(places.subdivisions(withSuffix: "CN") == ["ES-CN", "IE-CN", "IT-CN"])
    #expect(places.subdivisions(withSuffix: "XK") == [])
    #expect(atoms("ES-CN").isDisjoint(with: atoms("CN")))
  }
}
