import BailiwickReporting

/// The decision in each country, as a map of tiles:
///
///        CA                GG JE      CN  block       1
///     US       BM             GI      fr  allow     249
///
/// The code of a country is in capitals where people are blocked and in small letters where they are allowed; a sign
/// after it tells what else is decided. Colours say the same again.
struct SweepMap {
  private let decisions: [String: String]

  /// - Parameter swept: places and the decision for each; those of a country's parts stand in its tile.
  init(_ swept: [(place: String, decision: String)]) {
    var decisions: [String: String] = [:]
    for (place, decision) in swept {
      let country = String(place.prefix(2))
      if let known = decisions[country], known != decision {
        decisions[country] = Self.mixed
      } else {
        decisions[country] = decision
      }
    }
    self.decisions = decisions
  }

  private static let mixed = "differs inside"

  /// The map and its legend.
  func lines(_ style: Style) -> [String] {
    let map = TileLayout.rows.map { row in
      let tiles = row.map { code in
        code.map { tile($0, decisions[$0] ?? "", style) } ?? "   "
      }
      return tiles.joined().trimmedEnd.description
    }
    let counts = Dictionary(grouping: decisions.values) { $0 }.mapValues(\.count)
    let legend = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { decision, count in
      tile("xx", decision, style).trimmed + " \(decision) \(count)"
    }
    return map + ["", legend.joined(separator: "   ")]
  }

  /// Three columns.
  private func tile(_ code: String, _ decision: String, _ style: Style) -> String {
    let (text, ink): (String, Ink) =
      switch decision {
      case "block": (code.uppercased(), .red)
      case "allow": (code.lowercased(), .green)
      case "undecided": (code.uppercased() + "?", .yellow)
      case Self.mixed: (code.uppercased() + "~", .blue)
      case "effects": (code.uppercased() + "*", .bold)
      default: (code.lowercased() + ".", .faint)
      }
    return style.paint(text, ink) + (text.count < 3 ? " " : "")
  }
}
