import Bailiwick
import BailiwickExploring
import Testing

/// What can stand where somebody is writing: the text, up to the cursor.
struct CompletionTests {
  @Test(arguments: [
    ("", ["block", "rule", "participant", "given", "CN"]),
    ("blo", ["block"]),
    (":w", [":who", ":why", ":whatif"]),
    (":who ", ["mainland"]),
    ("block parti", ["participant", "participants"]),
    ("block participants in C", ["CN", "CA"]),
    ("block participants in CN ", ["for", "when", "unless", "until"]),
    ("block participants in CN for meetings tagged illegal", ["illegal-in-CN"]),
    ("rule x: block participants in CN un", ["unless", "under", "until"]),
    ("participant.acc", ["participant.account"]),
    ("participant.account.", ["participant.account.country", "participant.account.kind"]),
    ("participant ", ["in", "outside"]),
    ("participant in CN ", ["and", "or"]),
    (":set participant.role = ", ["attendee", "panelist", "cohost"]),
    (":set participant.location = H", ["HK"]),
    (":sweep participant.loc", ["participant.location"]),
    ("given participant in C", ["CN"]),
    ("EU ex", ["except"]),
    ("block participants in CN for meetings tag", ["tagged"]),
    ("given participant in CN wi", ["with"]),
    ("given t", ["time"]),
    ("given activity ", ["joining"]),
    (":load ", ["policies/", "policy.bwk"]),
    (":load policies/", ["policies/a.bwk"]),
    (":compare mainland poli", ["policy.bwk"]),
    (":save poli", ["policy.bwk"]),
    (":sweep participant.location ", ["map", "table"]),
    (":watch o", ["on", "off"]),
    (":table block p", ["participant"]),
    (":info join", ["joining"]), (":explain L00", ["L001"]), ("partic", ["participant", "participant."]),
    ("given participant with role is attendee ", ["and", "in", "given"]), ("given participant with residence ", ["in"]),
    ("given ", ["participant", "activity", "order", "facts", "time"]), ("given meeting ", ["tagged", "with"]),
    ("never block participants in CN u", ["under", "until", "unless"]),
    ("block participants in (CN ", ["or", "except"]),
    ("block participants with (role is attendee ", ["and", "or"]), ("block participants when any participant ", ["in"]),
    ("block participants in CN for meetings tagged ", ["illegal-in-CN", "any of", "none of"]),
    ("rule x: ", ["block", "by default"]), ("test \"a\" expect block ", ["by", "expect"]),
    ("order x issued by ", ["CN"]), ("authority CN binds ", ["everywhere", "CN"]), (":type EU ", ["except"]),
    ("block participants under C", ["CN", "CA"]), ("block participants under CN, ", ["june-4th", "EU"]),
    ("CN or ", ["HK"]), ("(CN or ", ["HK"]), ("participant in CN or ", ["HK", "participant"]),
    (":set meeting.people = HK or C", ["CN"]), (":set meeting.tags = illegal-in-CN; part", ["participant"]),
    (":set meeting.tags = x; participant.role = p", ["panelist"]), (":whatif meeting.topic = \"a;b\"; m", ["meeting"]),
  ])
  func whatCanStandThere(text: String, expected: [String]) {
    let candidates = session.completion(of: text).candidates
    for word in expected { #expect(candidates.contains(word), "\(text)|: \(candidates.prefix(30))") }
  }

  /// Where the grammar and the vocabulary leave few words, these are all.
  @Test(arguments: [
    ("block participants from ", ["hosting", "joining", "recording"]),
    ("block participants from joining ", ["meeting", "meetings"]),
    ("block participants for ", ["meeting", "meetings"]),
    ("block ", ["participant", "participants"]),
    ("suspend ", ["host", "hosts", "participant", "participants"]),
    ("by default ", ["block", "end", "suspend"]),
    ("rule x: by default ", ["block", "end", "suspend"]),
    ("test \"a\" given participant in CN expect block by ", ["mainland"]),
    (
      "test \"a\" expect ",
      [
        "allow", "block", "end", "no effects", "protect", "suspend", "undecided", "warn",
      ]
    ),
    ("test \"a\" expect no ", ["effects"]),
    ("given activity ", ["hosting", "joining", "recording"]),
    ("given order ju", ["june-4th"]),
    ("given order june-4th ", ["in", "not"]),
    ("given participant with role ", ["attendee", "cohost", "is", "panelist"]),
    ("given participant with ro", ["role"]), ("given participant with not ro", ["role"]),
    (
      "block participants with role is ",
      [
        "attendee", "cohost", "known", "not", "not known", "not one of", "one of", "panelist", "unknown",
      ]
    ),
    ("block participants with role is one of attendee, ", ["attendee", "cohost", "panelist"]),
    (
      "block participants with account.kind is not ",
      [
        "business", "education", "government", "individual", "known", "one of",
      ]
    ),
    (
      "block participants when meeting.size ",
      [
        "at least", "at most", "between", "is", "is at least", "is at most", "is between", "is known", "is less than",
        "is more than", "is not", "is not known", "is not one of", "is one of", "is unknown", "less than", "more than",
      ]
    ),
    ("meeting.size is at ", ["least", "most"]),
    ("meeting.topic st", ["starts with"]),
    ("participant.residence is H", ["HK", "HM", "HN", "HR", "HT", "HU"]),
    ("block participants when any ", ["participant", "participants"]),
    ("every ", ["participant", "participants"]),
    ("block participants when no ", ["participant", "participants"]),
    ("meeting ", ["is known", "is not known", "is unknown", "not tagged", "tagged"]),
    ("participant ", ["in", "is known", "is not known", "is unknown", "outside", "possibly in"]),
    ("host.role is p", ["panelist"]),
    ("block participants under j", ["june-4th"]),
    ("mark ", ["meeting", "meetings"]),
    ("tag x on ", ["meeting", "meetings"]),
    ("territory ", []),
    // A command takes no more than it can use, and a value goes on only where a sign joins another one to it.
    (":leaks C", ["CN"]), (":leaks CN ", []), (":who mainland ", []), (":compare mainland mainland ", []),
    (":sweep participant.location table ", []), (":format json ", []), (":eval ", []),
    (":set meeting.tags = illegal-in-CN ", []), (":set meeting.tags = a, ill", ["illegal-in-CN"]),
    (":set participant.location = HK ", ["or"]), (":set meeting.people = CN, HK ", ["or"]),
    (":set activity = join ", []),
    // What there is, and no more.
    (":sweep ", ["activity", "meeting", "participant"]), (":table ", ["block"]), (":table block ", ["participant"]),
    (":table block participant ", []), (":table mark", []),
    // Subdivisions once their country is written, names once a quotation mark is.
    ("block participants in US-C", ["US-CA", "US-CO", "US-CT"]), ("participant in CN-B", ["CN-BJ"]),
    (":set participant.location = US-C", ["US-CA", "US-CO", "US-CT"]), (":info US-C", ["US-CA", "US-CO", "US-CT"]),
    ("given participant in US-C", ["US-CA", "US-CO", "US-CT"]),
    ("order x issued by US-C", ["US-CA", "US-CO", "US-CT"]),
    (
      "block participants in \"Wes",
      ["\"Western Africa\"", "\"Western Asia\"", "\"Western Europe\"", "\"Western Sahara\""]
    ),
    ("participant in \"Western A", ["\"Western Africa\"", "\"Western Asia\""]), (":info \"Calif", ["\"California\""]),
    ("\"Hong Kong\" or \"Maca", ["\"Macao SAR China\""]), (":set participant.location = \"Wes", []),
    ("block participants in CN because \"Wes", []),
    ("block participants for meetings tagged \"ill", ["\"illegal-in-CN\""]),
    ("## say \"no\nblock participants in US-C", ["US-CA", "US-CO", "US-CT"]),
    (":load \"poli", ["\"policies/", "\"policy.bwk\""]), (":load \"policies/a", ["\"policies/a.bwk\""]),
    (":explain terr", ["territory-leak"]),
    ("us", []),
  ])
  func onlyThisStandsThere(text: String, expected: [String]) {
    #expect(session.completion(of: text).candidates == expected, "\(text)|")
  }

  @Test(arguments: [
    ("block participants when participant.account.licensed ", ["and", "or", "is known", "unless", "under"]),
    ("block participants with account.licensed ", ["and", "or", "is known", "when"]),
  ])
  func aFlagNeedsNoComparison(text: String, expected: [String]) {
    let candidates = session.completion(of: text).candidates
    for word in expected { #expect(candidates.contains(word), "\(text)|: \(candidates)") }
  }

  /// The program's own names are not to be sought among all the countries.
  @Test func ownNamesAreListedFirst() {
    let own = session.completion(of: ":info ").candidates
    #expect(own.contains("mainland") && own.contains("june-4th") && own.contains("time") && !own.contains("FR"))
    #expect(session.completion(of: ":info F").candidates.contains("FR"))
  }

  @Test func nothingElseStandsThere() {
    #expect(
      session.completion(of: "block participants in CN for meetings tagged illegal").candidates == ["illegal-in-CN"])
    #expect(session.completion(of: ":sweep participant.loc").common == "ation")
    #expect(session.completion(of: "block participants fro").candidates == ["from"])
    #expect(session.completion(of: "qqq").candidates == [])
  }

  @Test(arguments: [
    ("block participants in", true), ("rule x:", true), ("participant in CN and", true), ("EU except", true),
    ("any", true), ("(participant in CN", true), ("given participant in", true), ("## about the next item", true),
    ("block participants in CN", false), ("participant in CN", false), ("EU", false), (":eval", false), ("", false),
    ("block participants fro meetings", false), ("(CN or", true), ("CN or", true), ("(CN,", true),
    ("block participants when (participant in CN or", true), ("given participant in (CN or", true), ("CN and", false),
  ])
  func incompleteStatementsGoOn(text: String, isIncomplete: Bool) {
    #expect(session.isIncomplete(text) == isIncomplete)
  }

  private var session: Session {
    let files = ["./": ["policies/", "policy.bwk"], "policies/": ["a.bwk"]]
    var session = Session(
      Surroundings(
        load: { _ in Program(files: []) }, read: { _ in [] }, write: { _, _ in }, standing: { _ in nil },
        now: { Instant(seconds: 0, nanoseconds: 0) }, names: { files[$0] ?? [] }))
    _ = session.answer(to: "order june-4th issued by CN on 2020-06-04")
    _ = session.answer(to: "rule mainland: block participants in CN for meetings tagged illegal-in-CN")
    return session
  }
}
