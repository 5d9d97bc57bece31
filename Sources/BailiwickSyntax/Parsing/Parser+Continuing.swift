/// What may follow what has been read, and words that are none of it.
extension Parser {
  /// The positions after the last target or people that are counted, the last condition, and the last places without
  /// `except`.
  struct Ends {
    var target = -1
    var condition = -1
    var places = -1
  }

  /// What a target or places that end here may go on with.
  var qualifiers: [String] {
    (ends.target == position ? ["in", "possibly", "outside", "tagged", "with"] : [])
      + (ends.places == position ? ["except"] : [])
  }

  /// Those of them that may stand in the place of the next word, by what follows that.
  var fittingQualifiers: [String] { qualifiers.filter(fits(qualifier:)) }

  /// What a condition that ends here may go on with.
  var connectives: [String] { ends.condition == position ? ["and", "or"] : [] }

  /// What places that end here may go on with.
  var continuationsOfPlaces: [SyntaxProblem.Expectation] {
    [.punctuation(","), .keyword("or")] + (ends.places == position ? [.keyword("except")] : [])
  }

  /// The keywords that a word which is none may have meant; a connective only where none is nearer.
  func nearKeywords(_ keywords: [String], among connectives: [String]) -> [String] {
    let near = nearKeywords(keywords + connectives)
    if let first = near.first, connectives.contains(first) { return [first] }
    return near.filter { !connectives.contains($0) }
  }

  private func fits(qualifier: String) -> Bool {
    let next = token(ahead: 1)
    if next.startsLine { return false }
    return switch qualifier {
    case "in", "outside", "except": atPlace(ahead: 1)
    case "possibly": at("in", ahead: 1)
    case "tagged": next.kind == .string || next.kind == .lowerWord
    default: next.kind == .leftParenthesis || next.kind == .lowerWord
    }
  }

  /// Expects that the next word begins a line, and gives the item up where it does not. That an item begins within
  /// a line is told with that item.
  mutating func expectSentenceEnd(or others: [SyntaxProblem.Expectation] = []) {
    guard !isLost, !current.startsLine, !at(.end), !atItemWithinLine else { return }
    fail(others + [.sentenceEnd], help: at(.upperWord) && !others.isEmpty ? SyntaxProblem.placesHelp : nil)
  }
}
