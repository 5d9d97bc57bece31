import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

/// What to ask of the proofs so that a request shows a side of a border.
struct BorderWishes {
  private let border: Border
  private let side: Border.Side
  private let vocabulary: Vocabulary

  init(_ border: Border, _ side: Border.Side, _ vocabulary: Vocabulary) {
    self.border = border
    self.side = side
    self.vocabulary = vocabulary
  }

  /// The first asks for no more than the side; the others ask for what reads well, and for what a test can state.
  var wishes: [RequestProver.Wish] {
    let plain = wish(placed(in: whole).last)
    guard side != .unknown else { return [plain] + placed(in: whole).map { wish($0) } }
    var wishes = [plain]
    for atoms in preferred + [whole] {
      for condition in placed(in: atoms) {
        wishes.append(wish(condition))
        if countsPeople { wishes.append(wish(condition, listing: true)) }
      }
    }
    // What reads best comes first, but for the one that proves.
    return wishes
  }

  private var countsPeople: Bool { border.sentence.conditions.contains(where: \.countsPeople) }

  /// All of the side.
  private var whole: AtomSet {
    switch side {
    case .inside(let number): border.places.parts[number].atoms
    case .outside: border.places.elsewhere
    case .leftOut(let number): border.places.leftOut[number].atoms
    case .unknown: .empty
    }
  }

  private var preferred: [AtomSet] {
    guard side == .outside else { return [] }
    return JustOutside().candidates(of: border.places.atoms, within: whole).prefix(2).map(\.atoms)
  }

  private func wish(_ placed: Condition?, listing: Bool = false) -> RequestProver.Wish {
    var wish = RequestProver.Wish()
    let (expected, other) = border.wantsInside ? (border.inside, border.outside) : (border.outside, border.inside)
    if border.appliesOn(side) {
      wish.sentences = [(other, .fails)]
    } else if side == .unknown {
      wish.sentences = [(expected, .holds), (other, .fails)]
    } else {
      wish.sentences = [(border.sentence, .fails), (expected, .holds)]
    }
    wish.conditions = placed.map { [($0, .holds)] } ?? []
    if side == .unknown, case .inside = border.test.predicate {
      // Several candidates on one side are as good as one, and somebody who is known may count for all.
      wish.sentences += [(border.sentence, .notHolds), (border.sentence, .notFails)]
    }
    if listing { wish.conditions += listed.map { ($0, .holds) } }
    wish.countsPeople = countsPeople
    wish.nearby = side == .outside ? border.places.atoms : nil
    return wish
  }

  /// That somebody whom the border is about is in a place, or, of the unknown side, that it is not known where. Of
  /// those who are counted first the participant, then anybody.
  private func placed(in atoms: AtomSet) -> [Condition] {
    let steps = border.test.path.steps
    guard border.test.path.root == .counted else { return [condition(border.test.path, atoms)] }
    let anybody = Quantified(quantifier: .any, condition: condition(Path(.counted, steps), atoms), origin: .nowhere)
    return [condition(Path(.participant, steps), atoms), .quantified(anybody)]
  }

  private func condition(_ path: Path, _ atoms: AtomSet) -> Condition {
    guard side != .unknown else { return .not(.test(Test(path: path, predicate: .known, origin: .nowhere))) }
    return .test(Test(path: path, predicate: .inside(atoms), origin: .nowhere))
  }

  /// That the people are listed as a test can list them: by their places, and not the participant alone.
  private var listed: [Condition] {
    guard let located = vocabulary.person.locatedAttribute else { return [] }
    let known = Condition.test(Test(path: Path(.counted, [located]), predicate: .known, origin: .nowhere))
    return [Quantifier.every, .atLeast(2)].map {
      .quantified(Quantified(quantifier: $0, condition: known, origin: .nowhere))
    }
  }
}

extension Condition {
  fileprivate var countsPeople: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.countsPeople)
    case .not(let part): part.countsPeople
    case .test: false
    case .quantified: true
    }
  }
}
