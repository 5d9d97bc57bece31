/// A request as its sentences are asked: with `participant` meaning one of its persons, or nobody.
package struct Scene: Sendable {
  let world: World
  /// Those whom a quantifier counts, by their numbers in the request: the thing's people, or, where no list is given,
  /// the participant alone.
  package let countable: [Int]

  fileprivate init(_ world: World) {
    self.world = world
    countable = world.request.listed ?? [world.request.participant].compactMap(\.self)
  }
}

extension Meaning {
  /// The scenes of a request in the order of its outcomes: with the participant; without one, with nobody, then with
  /// each of the thing's people.
  package func scenes(of facts: Facts) -> [Scene] {
    let request = Request(facts, vocabulary: vocabulary)
    let first = scene(of: request, participant: request.participant)
    guard request.participant == nil else { return [first] }
    return [first] + (request.listed ?? []).map { scene(of: request.with(participant: $0), participant: $0) }
  }

  /// The request asked about everybody in it, as it is asked whether an effect is lifted from them (§6).
  package func scenesOfEverybody(in facts: Facts) -> [Scene] {
    let request = Request(facts, vocabulary: vocabulary)
    let scene = scene(of: request, participant: request.participant)
    return request.persons.indices.map { Scene(scene.world.asking(about: .person($0))) }
  }

  private func scene(of request: Request, participant: Int?) -> Scene {
    Scene(marked(World(request: request, participant: participant.map(Somebody.person))))
  }

  /// The scene of a request that says when it is made, and nothing else.
  package func sceneOfNothing(at time: Instant) -> Scene {
    var facts = Facts(vocabulary: vocabulary)
    facts.time = time
    facts.participant = Fact.unknownMembers(of: vocabulary.person)
    let request = Request(facts, vocabulary: vocabulary)
    return scene(of: request, participant: request.participant)
  }

  package func truth(of sentence: Sentence, in scene: Scene) -> Truth { holds(sentence, in: scene.world) }

  package func truth(of condition: Condition, in scene: Scene) -> Truth { value(of: condition, in: scene.world) }

  /// - Parameter person: whom the quantifier around the condition counts, by number.
  package func truth(of condition: Condition, in scene: Scene, counting person: Int) -> Truth {
    value(of: condition, in: scene.world.counting(.person(person)))
  }

  /// What a scene says at the end of a path; `nil` when it speaks of nobody there.
  ///
  /// - Parameter person: whom the quantifier around the path counts, by number; `nil` outside of one.
  package func fact(at path: Path, in scene: Scene, counting person: Int? = nil) -> Fact? {
    let world = person.map { scene.world.counting(.person($0)) } ?? scene.world
    guard case .fact(let fact, _) = world.reading(of: path) else { return nil }
    return fact
  }
}
