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
    package var asked = Asked.participant

    package init() {}
  }

  /// Whom `participant` may mean.
  package enum Asked {
    /// The request's participant.
    case participant
    /// Those in the thing's roles as well: whether an effect on them is lifted is asked of each (§6).
    case everybody
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
    let sentence = grounds.policy.rules[rule].sentence
    switch grounds.force(of: rule) {
    case .restricts, .informs:
      var question = RequestQuestion(grounds)
      let needs = needs(grounds.needs(ofApplying: rule), wish)
      let found = question.find(needs, applying: rule) { goals(of: wish, $0.view) }
      return answer(found, question, wish)
    case .permits, .protects:
      var wish = wish
      wish.sentences.append((sentence, .holds))
      return about(sentence, wish)
    }
  }

  /// A request in which somebody or something is that a sentence speaks of.
  package func about(_ sentence: Sentence, _ wish: Wish) -> Answer {
    var question = RequestQuestion(grounds)
    var needs = needs(
      Cast.Needs(
        [grounds.dependences.dependence(of: sentence)], target: sentence.target, vocabulary: grounds.vocabulary), wish)
    var found = question.find(needs) { cast in
      cast.has(sentence.target) ? goals(of: wish, cast.view) : nil
    }
    if found == nil, wish.asked == .everybody {
      needs.participant = true
      needs.roles.formUnion(grounds.vocabulary.roleAttributes)
      found = question.find(needs) { cast in
        let views = cast.roles.values.sorted().map { View(participant: .person($0), side: .after) }
        return [.any(views.map { .all(goals(of: wish, $0)) })]
      }
    }
    return answer(found, question, wish)
  }

  private func needs(_ needs: Cast.Needs, _ wish: Wish) -> Cast.Needs {
    var needs = needs
    needs.party = needs.party || wish.countsPeople
    return needs
  }

  private func goals(of wish: Wish, _ view: View) -> [Goal] {
    wish.sentences.map { .sentence($0, $1, view) } + wish.conditions.map { .condition($0, $1, view) }
  }

  private func answer(_ situation: Situation?, _ question: RequestQuestion, _ wish: Wish) -> Answer {
    guard let situation else { return question.isComplete ? .impossible : .unproved }
    return .found(situation.request(.after, grounds.vocabulary, near: wish.nearby).facts)
  }
}
