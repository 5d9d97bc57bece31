import BailiwickPlaces

/// What the codes of a program stand for, each looked up once: a program names few places, and names them often.
/// Equal places so share one set of atoms.
final class KnownPlaces {
  private let places = Places.standard
  private var codes: [String: PlaceResolution] = [:]
  private var texts: [String: PlaceResolution] = [:]

  func resolve(code: String) -> PlaceResolution {
    Self.known(code, in: &codes) { places.resolve(code: $0) }
  }

  func resolve(text: String) -> PlaceResolution {
    Self.known(text, in: &texts) { places.resolve(text: $0) }
  }

  /// Texts that are equal in Unicode's sense need not be the same code, so the bytes must be equal too.
  private static func known(
    _ text: String, in resolutions: inout [String: PlaceResolution], otherwise resolve: (String) -> PlaceResolution
  ) -> PlaceResolution {
    if let index = resolutions.index(forKey: text) {
      let (known, resolution) = resolutions[index]
      return known.utf8.elementsEqual(text.utf8) ? resolution : resolve(text)
    }
    let resolution = resolve(text)
    resolutions[text] = resolution
    return resolution
  }
}
