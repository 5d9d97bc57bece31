extension Parser {
  /// `place { ( "," | "or" ) place } [ "except" place { ( "," | "or" ) place } ]`
  mutating func places() {
    node(.places) { parser in
      parser.placeList()
      if parser.at("except") {
        parser.keyword(.except) { $0.placeList() }
      } else {
        parser.ends.places = parser.position
      }
      if !parser.isLost, parser.at("and"), parser.atPlace(ahead: 1) {
        parser.report(.placesConnectedByAnd)
        parser.isLost = true
      }
    }
  }

  private mutating func placeList() {
    place()
    while !isLost, at(.comma) || at("or") && atPlace(ahead: 1) {
      take()
      place()
    }
  }

  private mutating func place() {
    node(.place) { parser in
      if parser.take(.upperWord) || parser.take(.string) { return }
      guard parser.at(.leftParenthesis) else { return parser.fail([.place]) }
      parser.nested { parser in
        parser.take()
        parser.places()
        // No condition begins within the parentheses of places.
        if parser.take("or") { parser.fail([.place]) }
        parser.expect(.rightParenthesis, .punctuation(")"))
      }
    }
  }

  /// The list goes on when the next word starts upper-case or is a string, or is `(` and the first
  /// word inside is one of those.
  func atPlace(ahead distance: Int) -> Bool {
    var distance = distance
    while token(ahead: distance).kind == .leftParenthesis { distance += 1 }
    let kind = token(ahead: distance).kind
    return kind == .upperWord || kind == .string
  }
}
