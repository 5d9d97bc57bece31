import BailiwickExploring
import BailiwickPlaces
import Testing

/// The map of tiles.
struct SweepMapTests {
  @Test func everyCountryIsOnTheMapOnce() {
    let codes = TileLayout.rows.joined().compactMap { $0 }
    #expect(codes.sorted() == Places.standard.countries.sorted())
  }

  @Test func theMapFitsATerminal() {
    #expect(TileLayout.width <= 80)
    #expect(TileLayout.rows.count <= 25)
  }

  /// What is near is near: the neighbours of a country stand around it.
  @Test(arguments: [("CN", "HK"), ("ES", "PT"), ("US", "CA"), ("AU", "NZ"), ("NO", "SE"), ("ZA", "LS"), ("BR", "PY")])
  func neighboursAreNeighbours(one: String, other: String) throws {
    let (first, second) = (try #require(place(of: one)), try #require(place(of: other)))
    #expect(abs(first.row - second.row) <= 3 && abs(first.column - second.column) <= 3)
  }

  private func place(of code: String) -> (row: Int, column: Int)? {
    for (row, codes) in TileLayout.rows.enumerated() {
      if let column = codes.firstIndex(of: code) { return (row, column) }
    }
    return nil
  }
}
