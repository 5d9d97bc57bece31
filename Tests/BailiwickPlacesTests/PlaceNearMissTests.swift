import BailiwickPlaces
import Testing

@Suite struct PlaceNearMissTests {
  @Test(arguments: [
    ("cn", ["CN"]), ("Cn", ["CN"]), ("CHN", ["CN"]), ("Chn", ["CN"]), ("156", ["CN"]), ("150", ["150"]),
    ("China", ["CN"]), ("Germny", ["DE"]), ("HongKong", ["HK"]), ("California", ["US-CA"]),
    ("Limburg", ["BE-VLI", "NL-LI"]), ("us-ca", ["US-CA"]), ("US_CA", ["US-CA"]), ("USCA", ["US-CA"]),
    ("uk", ["GB"]), ("cn-hk", ["HK"]), ("EUU", ["EU"]), ("US-CAL", ["US-AL", "US-CA"]),
    ("US-ZZ", []), ("CN-GDD", ["CN-GD"]), ("Bejing", ["CN-BJ"]), ("Xyzzyxyzzy", []), ("", []), ("XX", []),
    ("GCC", []), ("EEA", ["EU, IS, LI, NO"]),
    ("Holland", ["NL"]), ("Burma", ["MM"]), ("Korea", ["KP", "KR"]), ("\u{0421}N", ["CN"]),
  ])
  func ofCodes(code: String, expected: [String]) {
    #expect(Places.standard.nearMisses(toCode: code) == expected)
  }

  @Test(arguments: [
    ("Frnace", "France"), ("Wstern Asia", "Western Asia"), ("Californa", "California"), ("1560", "150"),
    ("19", "019"), ("Cote d'Ivoire", "Côte d’Ivoire"), ("chn", "CN"), ("Hongkong", "Hong Kong"),
  ])
  func ofTexts(text: String, first: String) {
    #expect(Places.standard.nearMisses(toText: text).first == first)
  }

  /// What has another name is a place, and no name is one already.
  @Test func otherNamesAreOfPlaces() {
    for (name, writings) in OtherNames.codes {
      #expect(Places.standard.resolve(text: name) == .unknown, "\(name)")
      for code in writings.flatMap({ $0.split(separator: ", ") }) {
        guard case .place = Places.standard.resolve(code: String(code)) else {
          Issue.record("\(code)")
          continue
        }
      }
    }
  }

  @Test func everyAlpha3CodeHasItsCountry() {
    for (alpha3, country) in [("USA", "US"), ("DEU", "DE"), ("XKK", "XK"), ("SJM", "SJ"), ("GBR", "GB")] {
      #expect(Places.standard.nearMisses(toCode: alpha3) == [country])
    }
  }
}
