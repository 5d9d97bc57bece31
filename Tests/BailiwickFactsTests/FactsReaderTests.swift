import BailiwickFacts
import BailiwickModel
import BailiwickPlaces
import Testing

@Suite struct FactsReaderTests {
  @Test func readsTheRequestOfTheReference() throws {
    let request = #"""
      {"activity":"host","time":"2020-06-04T12:00:00Z",
       "participant":{"id":"p7","location":"HK","account":{"country":"US","kind":"business"}},
       "meeting":{"id":"m1","tags":["illegal-in-CN"],"size":250,"host":{"id":"h","location":"US"},
                  "people":[{"id":"p1","location":"CN"},{"id":"h","location":"US"}]},
       "orders":{"june-4th":false,"CN":true}}
      """#
    let read = try Meetings.reader().read(Array(request.utf8)).get()
    let facts = read.facts
    #expect(read.warnings == [])
    #expect(facts.activity == 1)
    #expect(facts.time == Instant("2020-06-04T12:00:00Z"))
    #expect(facts.participant("id") == .text("p7"))
    #expect(facts.participant("location") == place("HK"))
    #expect(facts.participant("role") == .unknown)
    #expect(
      facts.participant("account") == .members([.unknown, place("US"), .choice(1), .unknown, .unknown]))
    #expect(facts.meeting("tags") == .tags(["illegal-in-CN"]))
    #expect(facts.meeting("size") == .number(250))
    let host: [Fact] = [.text("h"), place("US"), .unknown, .unknown, .unknown, .unknown]
    #expect(facts.meeting("host") == .members(host))
    #expect(
      facts.meeting("people")
        == .people([[.text("p1"), place("CN"), .unknown, .unknown, .unknown, .unknown], host]))
    #expect(facts.orders == [.named(0): false, .anonymous("CN"): true])
  }

  @Test(arguments: [
    "{}", #"{"activity":null,"time":null,"participant":null,"meeting":null,"orders":null}"#,
    #"{"meeting":{},"orders":{}}"#, #"{"orders":{"CN":null,"nobody":3}}"#, #"{"unheard":[{"of":1}]}"#,
    #"{"meeting":{"id":null,"tags":null,"size":null,"host":null,"people":null,"unheard":0}}"#,
  ])
  func takesWhatIsMissingAsUnknown(_ request: String) {
    #expect(Meetings.facts(request) == Facts(vocabulary: Meetings.vocabulary))
  }

  @Test func tellsAPersonWithoutFactsFromNone() {
    let unknown = Fact.unknownMembers(of: Meetings.vocabulary.person)
    #expect(Meetings.facts(#"{"participant":{}}"#)?.participant == unknown)
    #expect(Meetings.facts(#"{"meeting":{"host":{}}}"#)?.meeting("host") == .members(unknown))
    #expect(Meetings.facts(#"{"meeting":{"people":[{}]}}"#)?.meeting("people") == .people([unknown]))
    #expect(Meetings.facts(#"{"meeting":{"people":[]}}"#)?.meeting("people") == .people([]))
  }

  /// A long list stays as it was written, and is the same as the list of its people.
  @Test func readsLongLists() throws {
    let count = 5_000
    func person(_ number: Int) -> String {
      #"{"id":"p\#(number)","location":\#(number.isMultiple(of: 3) ? #"["CN","\u0055S"]"# : #""FR""#)}"#
    }
    func list(_ people: [String]) -> String { #"{"meeting":{"people":[\#(people.joined(separator: ","))]}}"# }
    let long = (0..<count).map(person)
    let facts = try #require(Meetings.facts(list(long)))
    guard case .people(let people) = facts.meeting("people") else { preconditionFailure("no people") }
    #expect(people.count == count)
    for number in stride(from: 0, to: count, by: 997) {
      let pair = list([person(number), person(number + 1)])
      #expect(Meetings.facts(pair)?.meeting("people") == .people([people[number], people[number + 1]]))
    }
    #expect(people == People(Array(people)))
    #expect(Set([people, People(Array(people))]).count == 1)
    #expect(people != People(Array(people.dropLast())))

    let wrong = list(long + [#"{"location":"XX-1"}"#, "{}"])
    let error = try #require(throws: FactError.self) { try Meetings.reader().read(Array(wrong.utf8)).get() }
    #expect(error.path == "meeting.people[\(count)].location")
    #expect(error.column == wrong.utf8.count - #""XX-1"},{}]}}"#.utf8.count + 1)
  }

  @Test(arguments: [
    (#""CN""#, ["CN"]), (#""US-CA""#, ["US-CA"]), (#""UK""#, ["GB"]), (#""CN-HK""#, ["HK"]),
    (#"["CN"]"#, ["CN"]),
    (#"["CN","HK"]"#, ["CN", "HK"]), (#"["CN-HK","HK","CN"]"#, ["HK", "CN"]), (#""\u0043N""#, ["CN"]),
  ])
  func readsPlaces(_ value: String, _ codes: [String]) {
    let facts = Meetings.facts(#"{"participant":{"location":\#(value)}}"#)
    #expect(facts?.participant("location") == place(codes))
  }

  @Test func takesARetiredCodeForAllThatReplaceIt() throws {
    guard case .retired(let replacements) = Places.standard.resolve(code: "AN") else {
      Issue.record("AN is retired")
      return
    }
    #expect(replacements.count > 1)
    let facts = Meetings.facts(#"{"participant":{"residence":"AN"}}"#)
    #expect(facts?.participant("residence") == .place(Whereabouts(replacements)))
  }

  @Test func takesNoCandidatesAsUnknown() {
    #expect(Meetings.facts(#"{"participant":{"location":[]}}"#)?.participant("location") == .unknown)
  }

  @Test func readsEveryType() {
    let facts = Meetings.facts(
      #"""
      {"participant":{"role":"co\u0068ost","account":{"licensed":false,"email":"\u00e9@x"}},
       "meeting":{"tags":["a","六四","a"],"topic":"","size":25e1,"starts":"2020-06-04T20:00:00.5+08:00"}}
      """#)
    #expect(facts?.participant("role") == .choice(2))
    #expect(
      facts?.participant("account") == .members([.unknown, .unknown, .unknown, .flag(false), .text("é@x")]))
    #expect(facts?.meeting("tags") == .tags(["a", "六四"]))
    #expect(facts?.meeting("topic") == .text(""))
    #expect(facts?.meeting("size") == .number(250))
    #expect(facts?.meeting("starts") == Instant("2020-06-04T12:00:00.5Z").map(Fact.time))
    #expect(Meetings.facts(#"{"meeting":{"tags":[]}}"#)?.meeting("tags") == .tags([]))
  }

  /// A text of two bytes and one of one may be the same to readers, and are two tags.
  @Test func keepsShortTagsOnce() {
    let facts = Meetings.facts(##"{"meeting":{"tags":["",";","","\u037e",";","ab","ba","ab","abc","\u0000"]}}"##)
    #expect(facts?.meeting("tags") == .tags(["", ";", "\u{37e}", "ab", "ba", "abc", "\0"]))
  }

  @Test func takesTwoNamesOfOneOrderThatAgree() {
    #expect(Meetings.facts(#"{"orders":{"UK":true,"GB":true}}"#)?.orders == [.anonymous("GB"): true])
    #expect(Meetings.facts(#"{"orders":{"UK":true,"GB":null}}"#)?.orders == [.anonymous("GB"): true])
  }

  @Test(arguments: [
    (#"{"participant":{},"meeting":{"people":[{"id":"a"},{}]}}"#, true),
    (#"{"participant":{"id":"p"},"meeting":{"people":[{}]}}"#, false),
    (#"{"participant":{},"meeting":{"people":[{"id":"a"}]}}"#, false),
    (#"{"participant":null,"meeting":{"people":[{}]}}"#, false), (#"{"participant":{},"meeting":{}}"#, false),
  ])
  func warnsOfPeopleWithoutIDs(_ request: String, _ warns: Bool) throws {
    let warning =
      "neither `participant` nor `meeting.people[1]` has an `id`, so they count as different people"
    #expect(try Meetings.reader().read(Array(request.utf8)).get().warnings == (warns ? [warning] : []))
  }

  private func place(_ codes: String...) -> Fact { place(codes) }

  private func place(_ codes: [String]) -> Fact {
    .place(Whereabouts(codes.flatMap { Places.standard.resolve(code: $0).places }))
  }
}
