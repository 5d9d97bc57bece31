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
    (":info join", ["joining"]),
  ])
  func whatCanStandThere(text: String, expected: [String]) {
    let candidates = session.completion(of: text).candidates
    for word in expected { #expect(candidates.contains(word), "\(text)|: \(candidates.prefix(30))") }
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
    ("block participants fro meetings", false),
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
    _ = session.answer(to: "rule mainland: block participants in CN for meetings tagged illegal-in-CN")
    return session
  }
}
