import BailiwickCoverage
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Borders in the words of their authors.
struct BorderWords {
  let policy: PolicySet
  let sources: SourceFiles

  /// A piece of the policy, on one line.
  func text(_ range: SourceRange) -> String { visible(onOneLine(sources[range.file].text(range.offsets))) }

  /// The name of a rule; a mark goes by `mark TAG`.
  func rule(_ owner: Border.Owner) -> String {
    switch owner {
    case .rule(let number): policy.rules[number].name
    case .mark(let number): "mark \(writtenWord(policy.marks[number].tag.text))"
    }
  }

  func range(of owner: Border.Owner) -> SourceRange {
    switch owner {
    case .rule(let number): policy.rules[number].origin.range
    case .mark(let number): policy.marks[number].origin.range
    }
  }

  private func sentence(of owner: Border.Owner) -> Sentence {
    switch owner {
    case .rule(let number): policy.rules[number].sentence
    case .mark(let number): policy.marks[number].sentence
    }
  }

  /// The target, and the condition with the word that leads to it: `block participants in CN`, `end meetings when any
  /// participant in CN`. What stands between them is left out.
  func what(_ border: Border) -> String {
    let sentence = sentence(of: border.owner)
    func holds(_ condition: Condition?) -> Bool {
      condition?.tests.contains { $0.origin.range == border.test.origin.range } ?? false
    }
    let written = text((border.quantified?.origin ?? border.test.origin).range)
    let isPlacement = ["in ", "outside ", "possibly "].contains { written.hasPrefix($0) }
    let lead =
      if holds(sentence.unless) { " unless " } else if holds(sentence.when) { " when " } else if isPlacement {
        holds(sentence.thing) ? " for \(policy.vocabulary.thing.noun.plural) " : " "
      } else {
        holds(sentence.thing) ? " for \(policy.vocabulary.thing.noun.plural) with " : " with "
      }
    return text(sentence.head.range) + lead + written
  }

  /// `CN`; for what lies outside all places that are named, these.
  func place(_ side: Border.Side, of border: Border) -> String {
    switch side {
    case .inside(let number): visible(border.places.parts[number].name)
    case .leftOut(let number): visible(border.places.leftOut[number].name)
    case .outside, .unknown: visible(border.places.parts.map(\.name).joined(separator: ", "))
    }
  }

  /// What is missing when a side is not shown.
  func gap(_ side: CoveredSide, of border: Border) -> String {
    let nobody = border.isPresence ? "nobody" : "nothing"
    let place = place(side.side, of: border)
    var example = ""
    if case .request(_, let found?) = side.missing, found != place { example = " (for example in \(found))" }
    let whereabouts =
      switch side.side {
      case .inside: "inside \(place)"
      case .outside: "just outside \(place)"
      case .leftOut: "in \(place), which is left out,"
      case .unknown: "whose place is not known"
      }
    if case .impossible = side.missing {
      return "no request shows \(border.isPresence ? "somebody" : "something") \(whereabouts)"
        + (whereabouts.hasSuffix(",") ? " " : ", ") + reason(side.side, of: border)
    }
    return "\(nobody) \(whereabouts) is tested\(example)"
  }

  private func reason(_ side: Border.Side, of border: Border) -> String {
    border.appliesOn(side)
      ? "since \(rule(border.owner)) never applies there" : "since the place alone never decides there"
  }
}
