import BailiwickModel
import BailiwickPlaces

extension TableReport {
  /// What the words of the tables mean: authorities, orders, tags, territories and codes of places.
  var glossary: [String] {
    let parts = [
      list("Authorities", (declarations?.authorities ?? []).map { ($0.name, words(of: $0)) }),
      list("Orders", orders.map { ($0.name, words(of: $0)) }),
      list("Tags", tags), list("Territories", territories), list("Places", places),
    ].flatMap(\.self)
    guard !parts.isEmpty else { return [] }
    return ["<section id=\"words\">", "<h2>Words used here</h2>"] + parts + ["</section>"]
  }

  private func list(_ heading: String, _ entries: [(String, String)]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["<h3>\(heading)</h3>", "<dl>"]
      + entries.map { "<dt>\(xmlText($0))</dt><dd>\(xmlText($1))</dd>" } + ["</dl>"]
  }

  private func words(of authority: Authority) -> String {
    let title = authority.title.map { "\($0). " } ?? ""
    switch authority.bailiwick {
    case .everywhere: return "\(title)Binds everywhere."
    case .places(let atoms): return "\(title)Binds \(declarations.map(PlaceWords.init)?.words(atoms) ?? "")."
    }
  }

  private func words(of order: Order) -> String {
    let title = order.title.map { "\($0). " } ?? ""
    let expiry = order.expires.map { " to \($0.date)" } ?? ""
    let citations = order.citations.map { " \($0)." }.joined()
    return "\(title)Issued by \(order.issuer), in force from \(order.issued.date)\(expiry).\(citations)"
  }

  private var shownTests: [Test] {
    tables.flatMap { table in
      table.rules.flatMap { $0.rows.flatMap { $0.cells.flatMap(\.tests) } }
    }
  }

  private var tags: [(String, String)] {
    declarations.map { TagWords($0).entries(of: self, asking: shownTests) } ?? []
  }

  private var usedSets: [AtomSet] { Array(Set(shownTests.compactMap(\.predicate.places))) }

  private var territories: [(String, String)] {
    (declarations?.territories ?? []).filter { usedSets.contains($0.atoms) }.map { territory in
      (territory.name, Places.standard.describe(territory.atoms).joined(separator: ", "))
    }
  }

  /// The codes that stand in cells, and those of the territories above.
  private var places: [(String, String)] {
    guard let words = declarations.map(PlaceWords.init) else { return [] }
    let listed = usedSets.flatMap { set in
      words.name(of: set) == nil
        ? words.words(set).replacingSeparators : Places.standard.describe(set)
    }
    return Set(listed).sorted(by: bytewise).compactMap { code in
      Places.standard.englishName(of: code).map { (code, $0) }
    }
  }
}

extension String {
  /// The codes in the words of a set.
  fileprivate var replacingSeparators: [String] {
    split(separator: " ").map { word in String(word.last == "," ? word.dropLast() : word) }
  }
}
