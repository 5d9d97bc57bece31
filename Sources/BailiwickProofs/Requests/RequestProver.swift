import BailiwickModel
import BailiwickPlaces

/// Finds single requests in which a rule or a mark does something, and sentences and conditions are as wanted.
package struct RequestProver {
  private let grounds: Grounds

  package init(_ grounds: Grounds) { self.grounds = grounds }

  /// What is wanted of a request.
  package struct Wish {
    package var sentences: [(Sentence, Requirement)] = []
    package var conditions: [(Condition, Requirement)] = []
    /// Whether its conditions ask about the thing's people.
    package var countsPeople = false
    /// Places whose neighbours are preferred where there is a choice.
    package var nearby: AtomSet?

    package init() {}
  }

  package enum Answer {
    case found(Facts)
    /// There is no such request.
    case impossible
    /// A limit was reached before anything was proved.
    case unproved
  }

  /// A request in which a rule's effect applies; of a rule that permits or protects, one in which it fires.
  package func applying(rule: Int, _ wish: Wish) -> Answer {
    var question = RequestQuestion(grounds)
    let found: Situation?
    switch grounds.force(of: rule) {
    case .restricts, .informs:
      found = question.find(needs(grounds.needs(ofApplying: rule), wish), applying: rule) { goals(of: wish, $0) }
    case .permits, .protects:
      let sentence = grounds.policy.rules[rule].sentence
      found = question.find(needs(grounds.needs(ofFiring: rule), wish)) { cast in
        cast.has(sentence.target) ? [.sentence(sentence, .holds, cast.view)] + goals(of: wish, cast) : nil
      }
    }
    return answer(found, question, wish)
  }

  /// A request in which somebody or something is that a sentence speaks of.
  package func about(_ sentence: Sentence, _ wish: Wish) -> Answer {
    var question = RequestQuestion(grounds)
    let own = Cast.Needs(
      [grounds.dependences.dependence(of: sentence)], target: sentence.target, vocabulary: grounds.vocabulary)
    let found = question.find(needs(own, wish)) { cast in
      cast.has(sentence.target) ? goals(of: wish, cast) : nil
    }
    return answer(found, question, wish)
  }

  private func needs(_ needs: Cast.Needs, _ wish: Wish) -> Cast.Needs {
    var needs = needs
    needs.party = needs.party || wish.countsPeople
    return needs
  }

  private func goals(of wish: Wish, _ cast: Cast) -> [Goal] {
    wish.sentences.map { .sentence($0, $1, cast.view) } + wish.conditions.map { .condition($0, $1, cast.view) }
  }

  private func answer(_ situation: Situation?, _ question: RequestQuestion, _ wish: Wish) -> Answer {
    guard let situation else { return question.isComplete ? .impossible : .unproved }
    return .found(situation.request(.after, grounds.vocabulary, near: wish.nearby).facts)
  }
}
