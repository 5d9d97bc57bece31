import BailiwickModel

/// What was sought of one leak and proved not to be, so that it need not be sought again in another way, of another
/// person, or where somebody else is in the request who has no part in the proof.
struct LeakRefutations {
  /// How one search for two requests is put.
  struct Attempt {
    let way: LeakQuestion.Way
    let certainty: LeakQuestion.Certainty
    let readership: Readership
    let target: LeakTarget

    /// Whether what this finds would be found by another attempt, whoever the person is.
    func isPart(of other: Attempt) -> Bool {
      (way == other.way || other.way == .mixture)
        && (readership == other.readership || other.readership == .differing)
    }
  }

  private var known: [(attempt: Attempt, levels: Levels)] = []

  /// - Parameter levels: what was supposed that led to the proof.
  mutating func add(_ attempt: Attempt, by levels: Levels) { known.append((attempt, levels)) }

  func cover(_ attempt: Attempt) -> Bool {
    known.contains { old in
      attempt.isPart(of: old.attempt) && attempt.target.cast.agrees(with: old.attempt.target.cast, on: old.levels)
        && (!old.levels.intersects(.person)
          || attempt.certainty == old.attempt.certainty && attempt.target.role == old.attempt.target.role)
    }
  }
}

/// A given person whom a rule's effect reaches, and the cast in which it is asked.
struct LeakTarget {
  enum Role: Hashable {
    case participant
    case inRole(Int)
    /// Another of the people.
    case listed
  }

  let role: Role
  let person: Int
  let cast: Cast

  /// What it hangs on that this is the person.
  var hangs: Levels {
    switch role {
    case .participant, .listed: .person
    case .inRole(let attribute): .person.union(.role(attribute))
    }
  }
}
