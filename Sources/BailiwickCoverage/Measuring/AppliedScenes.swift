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

  /// Tells each scene in which a rule or mark may do something, and whether it does.
  private func forEachScene(of owner: Border.Owner, _ tell: (Scene, _ applies: Bool) -> Void) {
    switch owner {
    case .mark(let number):
      guard let scene = scenes.first?.scene else { return }
      tell(scene, meaning.truth(of: policy.marks[number].sentence, in: scene) == .yes)
    case .rule(let number):
      switch policy.vocabulary.effects[policy.rules[number].effect].force {
      case .restricts, .informs:
        let name = policy.rules[number].name
        for (scene, applied) in scenes { tell(scene, applied.contains(name)) }
      case .permits, .protects:
        let sentence = policy.rules[number].sentence
        for scene in everybody { tell(scene, meaning.truth(of: sentence, in: scene) == .yes) }
      }
    }
  }

  /// The scenes in which a rule or mark does something.
  func applying(_ owner: Border.Owner) -> [Scene] {
    var applying: [Scene] = []
    forEachScene(of: owner) { scene, applies in if applies { applying.append(scene) } }
    return applying
  }

  /// The sides of a border that the request shows.
  func sides(of border: Border) -> Set<Border.Side> {
    var sides: Set<Border.Side> = []
    forEachScene(of: border.owner) { scene, applies in
      sides.formUnion(border.sides(shownIn: scene, applies: applies, meaning))
    }
    return sides
  }
}
