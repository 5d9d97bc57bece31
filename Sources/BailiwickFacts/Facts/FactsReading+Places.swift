import BailiwickModel
import BailiwickPlaces

/// Places: one code, or the codes between which sources disagree.
extension FactsReading {
  mutating func place(_ node: Int) throws(Refusal) -> Fact {
    guard tree.kind(node) == .array else {
      return .place(try whereabouts(node, "a place code or an array of place codes"))
    }
    var candidates: [Place] = []
    for element in tree.elements(of: node) {
      candidates += try whereabouts(element, "a place code").candidates
    }
    return candidates.isEmpty ? .unknown : .place(places.whereabouts(candidates))
  }

  private mutating func whereabouts(_ node: Int, _ what: String) throws(Refusal) -> Whereabouts {
    let code = try text(node, what)
    do throws(UnusablePlace) {
      return try places.whereabouts(code)
    } catch {
      throw Refusal(node: node, message: error.message)
    }
  }
}

/// Why a code is no place where anybody can be.
struct UnusablePlace: Error {
  let message: String
}

/// What codes stand for, remembered from request to request: a place is a set of some thousand atoms.
struct PlaceMemory: Sendable {
  private var known: [String: Whereabouts] = [:]
  /// By the codes of several candidates.
  private var disputed: [[String]: Whereabouts] = [:]
  private var unusable: [String: UnusablePlace] = [:]

  /// Beyond this many different disputes, or mistakes, none is remembered.
  private static let limit = 1_000

  mutating func whereabouts(_ code: String) throws(UnusablePlace) -> Whereabouts {
    if let whereabouts = known[code] { return whereabouts }
    if let reason = unusable[code] { throw reason }
    do throws(UnusablePlace) {
      let whereabouts = Whereabouts(try Self.resolve(code))
      known[code] = whereabouts
      return whereabouts
    } catch {
      if unusable.count < Self.limit, code.utf8.count <= lengthShown { unusable[code] = error }
      throw error
    }
  }

  mutating func whereabouts(_ candidates: [Place]) -> Whereabouts {
    let codes = candidates.map(\.code)
    if let whereabouts = disputed[codes] { return whereabouts }
    let whereabouts = Whereabouts(candidates)
    if disputed.count < Self.limit { disputed[codes] = whereabouts }
    return whereabouts
  }

  private static func resolve(_ code: String) throws(UnusablePlace) -> [Place] {
    let places = Places.standard.resolve(code: code).places
    guard !places.isEmpty else { throw unknown(code) }
    guard places.allSatisfy({ $0.kind != .group }) else {
      throw UnusablePlace(
        message: "\(quoted(code)) is a group of countries; a person or thing is in a country or subdivision")
    }
    return places
  }

  private static func unknown(_ code: String) -> UnusablePlace {
    let nearMisses = nearMisses(to: code).filter { $0 != code }
    let meant = nearMisses.isEmpty ? "" : "; did you mean \(listed(nearMisses))?"
    return UnusablePlace(message: "\(quoted(code)) is no code of a country or subdivision\(meant)")
  }

  /// What looks like a code is compared with codes. Anything else may be a name, and is only looked up: to
  /// compare it with all names takes long, and each of a million requests may have another mistake.
  private static func nearMisses(to code: String) -> [String] {
    let length = code.utf8.count
    if length <= 3 || length <= 8 && code.contains("-") {
      // Nobody is in several places at once, or in a group of countries.
      return Places.standard.nearMisses(toCode: code).filter { Places.standard.resolve(code: $0) != .unknown }
    }
    guard length <= lengthShown else { return [] }
    switch Places.standard.resolve(text: code) {
    case .ambiguous(let codes): return Array(codes.prefix(3))
    case let resolution: return resolution.places.prefix(3).map(\.code)
    }
  }
}
