import Testing

/// Meetings of tens of thousands of people, whose decisions must cost no more than there are people.
@Suite struct CrowdTests {
  private let shell: Shell

  init() throws {
    shell = try Shell()
    try shell.write(
      """
      end meetings tagged x when any participant in HK
      protect participants in US

      """, to: "p.bwk")
  }

  /// A request with so many people, each of whom is told in the same words.
  private func write(_ count: Int, _ person: String, participant: String) throws {
    let people = Array(repeating: person, count: count).joined(separator: ",")
    let request = "{\(participant)\"meeting\":{\"tags\":[\"x\"],\"host\":{\"location\":\"DE\"},\"people\":[\(people)]}}"
    try shell.write(request + "\n", to: "facts.json")
  }

  @Test func nobodyKnown() throws {
    try write(30_000, "{}", participant: #""participant":{"location":"CN"},"#)
    let needs = "bailiwick eval p.bwk --quiet --facts facts.json --format json | grep -c 'meeting.people\\['"
    #expect(try shell.run(needs) == "30000\n")
  }

  @Test func everybodyDecided() throws {
    try write(20_000, #"{"location":"HK"}"#, participant: "")
    let blocked = "bailiwick eval p.bwk --quiet --facts facts.json --format json | grep -c '\"decision\": \"block\"'"
    #expect(try shell.run(blocked) == "20000\n")
  }

  @Test func somebodyProtected() throws {
    try write(20_000, #"{"location":"US"}"#, participant: "")
    let counts = try shell.run("bailiwick eval p.bwk --quiet --facts facts.json --summary --format json")
    #expect(counts.contains(#""allow": 20000"#), Comment(rawValue: counts))
  }
}
