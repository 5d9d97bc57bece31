import BailiwickModel

/// The scenes of one request, and what applies in each.
struct AppliedScenes {
  private let policy: PolicySet
  private let meaning: Meaning
  /// Those of the outcomes, with the names of the rules whose effects apply in each.
  private let scenes: [(scene: Scene, applied: Set<String>)]
  private let everybody: [Scene]

  /// - Parameter outcome: what the policy does in the request.
  init(_ policy: PolicySet, _ meaning: Meaning, _ facts: Facts, _ outcome: Outcome) {
    self.policy = policy
    self.meaning = meaning
    let outcomes = [outcome] + (outcome.people ?? []).map(\.outcome)
    scenes = zip(meaning.scenes(of: facts), outcomes).map { ($0, Set($1.effects.map(\.rule))) }
    everybody = meaning.scenesOfEverybody(in: facts)
  }

  /// Each scene in which a rule or mark may do something, and whether it does.
  private func scenes(of owner: Border.Owner) -> [(scene: Scene, applies: Bool)] {
    switch owner {
    case .mark(let number):
      let sentence = policy.marks[number].sentence
      return scenes.prefix(1).map { ($0.scene, meaning.truth(of: sentence, in: $0.scene) == .yes) }
    case .rule(let number):
      let rule = policy.rules[number]
      switch policy.vocabulary.effects[rule.effect].force {
      case .restricts, .informs: return scenes.map { ($0.scene, $0.applied.contains(rule.name)) }
      case .permits, .protects:
        return everybody.map { ($0, meaning.truth(of: rule.sentence, in: $0) == .yes) }
      }
    }
  }

  /// The scenes in which a rule or mark does something.
  func applying(_ owner: Border.Owner) -> [Scene] { scenes(of: owner).filter(\.applies).map(\.scene) }

  /// The sides of a border that the request shows.
  func sides(of border: Border) -> Set<Border.Side> {
    scenes(of: border.owner).reduce(into: []) { sides, asked in
      sides.formUnion(border.sides(shownIn: asked.scene, applies: asked.applies, meaning))
    }
  }
}
