import BailiwickPlaces

/// The union of the places that `texts` stand for.
func atoms(_ texts: String...) -> AtomSet {
  texts.flatMap { Places.standard.resolve(text: $0).places }.reduce(.empty) { $0.union($1.atoms) }
}

/// A resolution as the tests write it: `CN`, `retired: CW SX BQ`, `double: HK`, `one of: BE-VLI NL-LI`, `unknown`.
func notation(_ resolution: PlaceResolution) -> String {
  let codes = resolution.places.map(\.code).joined(separator: " ")
  return switch resolution {
  case .place: codes
  case .retired: "retired: \(codes)"
  case .doubleCoded: "double: \(codes)"
  case .ambiguous(let candidates): "one of: \(candidates.joined(separator: " "))"
  case .unknown: "unknown"
  }
}
