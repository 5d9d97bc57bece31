import BailiwickModel

/// Who is given in a request, before anything is known of them: whether there is a participant, who is in the
/// thing's roles, and whether its people are listed.
///
/// Somebody may be mentioned more than once: a host may be the participant, or one of the people. Further people come
/// as a search needs them.
struct Cast: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    var isInParty: Bool
    /// Mentioned more than once, and so told by an id.
    var isShared = false
  }

  var people: [Member] = []
  var participant: Int?
  var roles: [Int: Int] = [:]
  var isListed: Bool

  /// What is supposed of whether somebody is there: nothing of the participant.
  func hangs(of person: Int) -> Levels {
    if person == participant { return .none }
    return roles.keys.sorted().first { roles[$0] == person }.map(Levels.role) ?? .person
  }

  /// What is supposed where somebody is mentioned more than once.
  func hangs(ofMentions person: Int) -> Levels {
    roles.reduce(Levels.none) { $1.value == person ? $0.union(.role($1.key)) : $0 }
  }

  /// Whether what fails by some suppositions about this cast fails in another for the same reasons.
  func agrees(with other: Cast, on levels: Levels) -> Bool {
    guard (participant == nil) == (other.participant == nil) else { return false }
    if levels.intersects(.list), isListed != other.isListed { return false }
    return Set(roles.keys).union(other.roles.keys).allSatisfy { role in
      !levels.intersects(.role(role)) || mention(in: role) == other.mention(in: role)
    }
  }

  /// Who is in a role: nobody, or whoever is there already, or somebody else, who is listed or not.
  private enum Mention: Equatable {
    case nobody, participant
    case inRole(Int)
    case other(Member)
  }

  private func mention(in role: Int) -> Mention {
    guard let person = roles[role] else { return .nobody }
    if person == participant { return .participant }
    let first = roles.keys.sorted().first { roles[$0] == person } ?? role
    return first == role ? .other(Member(isInParty: people[person].isInParty)) : .inRole(first)
  }

  /// What a question depends on; all else stays as plain as can be.
  struct Needs: Hashable, Sendable {
    /// Whether there is a participant matters; else there is one.
    var participant = true
    /// The people are counted or reached.
    var party = false
    /// The roles that are read, targeted or reached.
    var roles: Set<Int> = []
  }

  /// Every cast that a question may tell apart, the plainest first.
  static func all(_ needs: Needs, vocabulary: Vocabulary) -> [Cast] {
    let lists = needs.party && vocabulary.peopleAttribute != nil ? [false, true] : [false]
    var casts: [Cast] = []
    for hasParticipant in needs.participant ? [true, false] : [true] {
      var cast = Cast(isListed: false)
      if hasParticipant {
        cast.people = [Member(isInParty: true)]
        cast.participant = 0
      }
      casts += assigning(needs.roles.sorted()[...], to: cast, lists: lists, vocabulary: vocabulary)
    }
    return casts
  }

  private static func assigning(
    _ roles: ArraySlice<Int>, to cast: Cast, lists: [Bool], vocabulary: Vocabulary
  ) -> [Cast] {
    guard let role = roles.first else {
      return lists.compactMap { isListed in
        // Somebody in a role who is also on the list needs a list.
        guard isListed || !cast.isListed else { return nil }
        var cast = cast
        cast.isListed = isListed
        return cast
      }
    }
    var casts: [Cast] = []
    func add(_ cast: Cast) {
      casts += assigning(roles.dropFirst(), to: cast, lists: lists, vocabulary: vocabulary)
    }
    add(cast)
    var apart = cast
    apart.people.append(Member(isInParty: false))
    apart.roles[role] = cast.people.count
    add(apart)
    guard vocabulary.personID != nil else { return casts }
    for person in cast.people.indices {
      var same = cast
      same.people[person].isShared = true
      same.roles[role] = person
      add(same)
    }
    if lists.contains(true) {
      var listed = cast
      listed.isListed = true
      listed.people.append(Member(isInParty: true, isShared: true))
      listed.roles[role] = cast.people.count
      add(listed)
    }
    return casts
  }
}
