import BailiwickFacts
import Testing

@Suite struct FactErrorTests {
  @Test(arguments: [
    Refused("[]", "", "a request is an object, not an array"),
    Refused("null", "", "a request is an object, not null"),
    Refused(#"{"activity":"jion"}"#, "activity", "`jion` is no declared activity; did you mean `join`?"),
    Refused(#"{"activity":1}"#, "activity", "expected the name of an activity, found a number"),
    Refused(
      #"{"time":"2020-06-04"}"#, "time",
      "`2020-06-04` is no instant; a date alone is no instant, so write its time too: `2020-06-04T00:00:00Z`"),
    Refused(
      #"{"time":"noon"}"#, "time",
      "`noon` is no instant; write `2020-06-04T12:00:00Z`, or an offset in place of `Z`"),
    Refused(#"{"time":0}"#, "time", "expected an instant such as `2020-06-04T12:00:00Z`, found a number"),
    Refused(#"{"participant":"p7"}"#, "participant", "expected an object, found a string"),
    Refused(#"{"meeting":[]}"#, "meeting", "expected an object, found an array"),
    Refused(#"{"participant":{"id":7}}"#, "participant.id", "expected a string, found a number"),
    Refused(
      #"{"participant":{"account":"US"}}"#, "participant.account", "expected an object, found a string"),
    Refused(
      #"{"participant":{"account":{"licensed":"yes"}}}"#, "participant.account.licensed",
      "expected true or false, found a string"),
    Refused(
      #"{"participant":{"role":"atendee"}}"#, "participant.role",
      "`atendee` is not one of `attendee`, `panelist` or `cohost`; did you mean `attendee`?"),
    Refused(
      #"{"participant":{"role":true}}"#, "participant.role",
      "expected `attendee`, `panelist` or `cohost`, found true"),
    Refused(#"{"meeting":{"size":"9"}}"#, "meeting.size", "expected a whole number, found a string"),
    Refused(#"{"meeting":{"size":2.5}}"#, "meeting.size", "`2.5` is a fraction; a whole number is expected"),
    Refused(
      #"{"meeting":{"size":1e19}}"#, "meeting.size",
      "`1e19` is out of range; a number is from -9223372036854775808 to 9223372036854775807"),
    Refused(#"{"meeting":{"tags":"a"}}"#, "meeting.tags", "expected an array of tags, found a string"),
    Refused(
      #"{"meeting":{"tags":["a",null]}}"#, "meeting.tags[1]", "expected a tag, which is a string, found null"),
    Refused(#"{"meeting":{"host":"h"}}"#, "meeting.host", "expected an object, found a string"),
    Refused(#"{"meeting":{"people":{}}}"#, "meeting.people", "expected an array of people, found an object"),
    Refused(
      #"{"meeting":{"people":[{},null]}}"#, "meeting.people[1]",
      "null is nobody; write `{}` for a person of whom nothing is known"),
    Refused(
      #"{"meeting":{"people":[{},{},{"role":"x"}]}}"#, "meeting.people[2].role",
      "`x` is not one of `attendee`, `panelist` or `cohost`"),
    Refused(#"{"orders":["CN"]}"#, "orders", "expected an object of orders, found an array"),
    Refused(#"{"orders":{"CN":"yes"}}"#, "orders.CN", "expected true, false or null, found a string"),
    Refused(
      #"{"orders":{"UK":true,"GB":false}}"#, "orders.UK",
      "`GB` and `UK` are one order, and contradict each other"),
  ])
  func refuses(_ request: Refused) {
    #expect(request.found() == request)
  }

  @Test(arguments: [
    Refused(
      #"{"participant":{"location":"EU"}}"#, "participant.location",
      "`EU` is a group of countries; a person or thing is in a country or subdivision"),
    Refused(
      #"{"participant":{"location":"cn"}}"#, "participant.location",
      "`cn` is no code of a country or subdivision; did you mean `CN`?"),
    Refused(
      #"{"participant":{"location":"US-CAL"}}"#, "participant.location",
      "`US-CAL` is no code of a country or subdivision; did you mean `US-AL` or `US-CA`?"),
    Refused(
      #"{"participant":{"location":"Hong Kong"}}"#, "participant.location",
      "`Hong Kong` is no code of a country or subdivision; did you mean `HK`?"),
    Refused(
      #"{"participant":{"location":"Schengen"}}"#, "participant.location",
      "`Schengen` is no code of a country or subdivision"),
    Refused(
      #"{"participant":{"location":""}}"#, "participant.location", "`` is no code of a country or subdivision"
    ),
    Refused(
      #"{"participant":{"location":156}}"#, "participant.location",
      "expected a place code or an array of place codes, found a number"),
    Refused(
      #"{"participant":{"nationality":["CN",null]}}"#, "participant.nationality[1]",
      "expected a place code, found null"),
    Refused(
      #"{"participant":{"nationality":["CN",["HK"]]}}"#, "participant.nationality[1]",
      "expected a place code, found an array"),
  ])
  func refusesPlaces(_ request: Refused) {
    #expect(request.found() == request)
  }

  @Test(arguments: [
    Refused(
      #"{"activty":"join"}"#, "activty", "`activty` is no member of a request; did you mean `activity`?"),
    Refused(#"{"y":1,"x":1}"#, "x", "`x` is no member of a request"),
    Refused(
      #"{"participant":{"locaton":"CN"}}"#, "participant.locaton",
      "`locaton` is no member of `participant`; did you mean `location`?"),
    Refused(
      #"{"participant":{"account":{"knid":1}}}"#, "participant.account.knid",
      "`knid` is no member of `account`; did you mean `kind`?"),
    Refused(
      #"{"orders":{"june-4":true}}"#, "orders.june-4",
      "`june-4` is no declared order or authority; did you mean `june-4th`?"),
  ])
  func refusesTheUndeclaredWhenStrict(_ request: Refused) {
    #expect(request.found(strict: true) == request)
    #expect(request.found(strict: false) == nil)
  }

  @Test(arguments: [
    (#"{"meeting":{"people":3,"size":"x"},"participant":{"role":1,"id":2},"time":7}"#, "time"),
    (#"{"meeting":{"people":3,"size":"x"},"participant":{"role":1,"id":2}}"#, "participant.id"),
    (#"{"meeting":{"people":3,"size":"x"}}"#, "meeting.size"),
    (#"{"meeting":{"size":"x","people":3}}"#, "meeting.size"),
  ])
  func reportsTheErrorThatIsDeclaredFirst(_ request: String, _ path: String) {
    #expect(Refused(request, path, "").found()?.path == path)
  }

  @Test func countsLinesAndBytes() {
    let request = "\n{\"participant\":\r\n  {\"id\":\"é\", \"role\":3}}"
    guard case .failure(let error) = Meetings.reader().read(Array(request.utf8)) else {
      Issue.record("a role is a word")
      return
    }
    #expect(error.line == 3)
    #expect(error.column == 22)
  }

  @Test func shortensWhatItQuotes() {
    let code = String(repeating: "\u{7}x", count: 1_000)
    let escaped = String(repeating: #"\u0007x"#, count: 1_000)
    let found = Refused(#"{"participant":{"location":"\#(escaped)"}}"#, "", "").found()
    #expect(code.count == 2_000)
    #expect(found.map { $0.message.utf8.count < 300 && $0.message.contains("…") } == true)
  }
}

/// A request that cannot be read, and what is said of it.
struct Refused: Equatable, CustomStringConvertible {
  let request: String
  let path: String
  let message: String

  init(_ request: String, _ path: String, _ message: String) {
    self.request = request
    self.path = path
    self.message = message
  }

  var description: String { "\(request) \(path): \(message)" }

  /// What is said of the request in fact.
  func found(strict: Bool = false) -> Refused? {
    switch Meetings.reader(strict: strict).read(Array(request.utf8)) {
    case .success: nil
    case .failure(let error): Refused(request, error.path, error.message)
    }
  }
}
