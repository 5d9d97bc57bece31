import BailiwickModel

/// Why a formula is unknown. Asked only where it is, and slower than asking whether it is.
extension Asking {
  mutating func reasons(_ formula: Formula) -> Truth {
    switch formula {
    case .cell(let number): return reasons(program.cells[number])
    case .all(let parts):
      var reasons: [Truth] = []
      for part in parts { reasons.append(self.reasons(part)) }
      return .all(reasons)
    case .any(let parts):
      var reasons: [Truth] = []
      for part in parts { reasons.append(self.reasons(part)) }
      return .any(reasons)
    }
  }

  private mutating func reasons(_ cell: CompiledCell) -> Truth {
    switch cell {
    case .test(let number): return reasons(program.tests[Int(number)])
    case .not(let part): return .not(reasons(part))
    case .all(let parts): return .all(reasons(parts))
    case .any(let parts): return .any(reasons(parts))
    case .quantified(let quantifier, let condition): return reasons(quantifier, condition)
    case .activity(let activity): return Truth(activity == request.activity)
    case .orders(let orders):
      return .any(
        orders.map { order in
          let truth = truth(of: order)
          return truth == Kleene.unknown ? .missing(["time"]) : Truth(truth == Kleene.yes)
        })
    }
  }

  private mutating func reasons(_ cells: [CompiledCell]) -> [Truth] {
    var reasons: [Truth] = []
    for cell in cells { reasons.append(self.reasons(cell)) }
    return reasons
  }

  private mutating func reasons(_ quantifier: Quantifier, _ condition: CompiledCell) -> Truth {
    let count = count(quantifier, condition)
    if count.truth != Kleene.unknown { return Truth(count.truth == Kleene.yes) }
    var doubts: [Truth] = []
    for person in count.doubtful {
      doubts.append(withCounted(person) { $0.reasons(condition) })
    }
    if count.mayBeMore {
      let others = withCounted(Self.stranger) { $0.reasons(condition) }
      doubts.append(.all([.missing([peoplePath]), quantifier == .every ? .not(others) : others]))
    }
    return .any(doubts)
  }

  private mutating func reasons(_ test: CompiledTest) -> Truth {
    switch truth(of: test) {
    case Kleene.yes: return .yes
    case Kleene.no: return .no
    default: break
    }
    let given = Truth.unknown(
      isLimited(test) ? Doubt(exceedsLimit: true) : Doubt(missing: paths(of: test.place)))
    guard case .tagged(_, let mark?) = test.operation else { return given }
    return .any([isUnknown(test.place) ? given : .no, reasons(ofMark: Int(mark))])
  }

  private mutating func reasons(ofMark mark: Int) -> Truth {
    var reasons: [Truth] = []
    for formula in program.marks[mark].formulas { reasons.append(self.reasons(formula)) }
    return .any(reasons)
  }

  // MARK: Names of facts

  var peoplePath: String {
    let vocabulary = program.layout.vocabulary
    return vocabulary.peopleAttribute.map(vocabulary.path(ofThing:)) ?? ""
  }

  /// The paths of the facts that would tell.
  private func paths(of place: FactLayout.Place) -> Set<String> {
    let layout = program.layout
    switch place {
    case .slot(.time, _): return ["time"]
    case .slot(.thing, let slot):
      let thing = layout.vocabulary.thing
      return [thing.noun.singular + layout.words(layout.thingSlots[slot], of: thing)]
    case .slot(let subject, let slot):
      return paths(of: subject, layout.words(layout.personSlots[slot], of: layout.vocabulary.person))
    case .presence(let subject): return paths(of: subject, "")
    }
  }

  private func paths(of subject: FactLayout.Subject, _ attribute: String) -> Set<String> {
    guard let person = person(subject) else { return [] }
    if person != Self.stranger { return [path(of: person) + attribute] }
    if subject == .counted { return [peoplePath] }
    return Set(strangerPlaces.map { $0 == peoplePath ? $0 : $0 + attribute })
  }

  func path(of person: Int32) -> String {
    let vocabulary = program.layout.vocabulary
    switch request.mention(of: person) {
    case .participant: return vocabulary.person.noun.singular
    case .role(let role): return vocabulary.path(ofThing: role)
    case .people(let number): return "\(peoplePath)[\(number)]"
    }
  }
}
