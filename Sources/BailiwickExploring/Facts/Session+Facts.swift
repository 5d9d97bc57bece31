import Bailiwick
import BailiwickModel
import BailiwickProofs
import BailiwickReporting

extension Session {
  /// States facts in the phrases of a test: `given participant in HK`.
  mutating func state(_ text: String) throws(Refusal) -> Answer {
    guard text.trimmed != "given" else {
      throw .usage("`given` is followed by facts: `given participant in HK`, `given meeting tagged x`")
    }
    let model = try probe(text, after: "test \"\"\n  ", before: "\n  expect no effects")
    var changed = facts
    for given in model.declarations.tests.first?.givens ?? [] {
      if case .facts(let file) = given.statement { changed = try read(try bytes(of: file), number: 1).facts }
      changed.apply(given.statement, in: current.vocabulary)
    }
    facts = changed
    return try shownFacts()
  }

  /// `:set participant.location = HK; meeting.size = 3`
  mutating func set(_ argument: String) throws(Refusal) -> Answer {
    facts = try facts(after: argument)
    return try shownFacts()
  }

  /// The current request with some facts stated otherwise.
  func facts(after assignments: String) throws(Refusal) -> Facts {
    var changed = facts
    for assignment in StatedText.parts(of: assignments, at: ";") {
      let parts = assignment.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw .usage("a fact is stated so: `participant.location = HK`") }
      try state(parts[0].trimmed, as: parts[1].trimmed, in: &changed)
    }
    return changed
  }

  private func state(_ name: String, as text: String, in changed: inout Facts) throws(Refusal) {
    let vocabulary = current.vocabulary
    let path = try FactPath(name, in: vocabulary)
    if case .time = path.place, text == "now" {
      changed.time = now
      return
    }
    var text = text
    // As `given activity hosting` has it.
    if case .activity = path.place, let activity = vocabulary.activities.first(where: { $0.gerund == text }) {
      text = activity.name
    }
    let value = FactText(vocabulary).json(text, path.type)
    let request = path.members.reversed().reduce(value) { "{\(JSONValue.string($1).text(.compact)):\($0)}" }
    switch FactsReader(try policy, strict: true).read(Array(request.utf8)) {
    case .success(let read): try changed.take(path, from: read.facts, in: vocabulary)
    case .failure(let error): throw .unreadable("\(name): \(error.message)")
    }
  }

  mutating func unset(_ argument: String) throws(Refusal) -> Answer {
    for name in argument.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == " " }) {
      let path = try FactPath(String(name), in: current.vocabulary)
      try facts.forget(path, in: current.vocabulary)
      if case .order(let order) = path.place {
        facts.orders = facts.orders.filter { (try? policy)?.name(of: $0.key) != order }
      }
    }
    return try shownFacts()
  }

  /// `:facts` shows the request, `:facts {…}` states one, and `:facts FILE [N]` takes one of a file.
  mutating func changeFacts(_ argument: String) throws(Refusal) -> Answer {
    if argument.isEmpty { return try shownFacts() }
    let read: ReadFacts
    if argument.hasPrefix("{") {
      read = try self.read(Array(argument.utf8), number: 1)
    } else {
      let words = argument.split(separator: " ")
      let number = words.count > 1 ? words.last.flatMap { Int($0) } : nil
      let file = try ArgumentPaths.only(number == nil ? argument : words.dropLast().joined(separator: " "))
      read = try self.read(try bytes(of: file), number: number ?? 1)
    }
    facts = read.facts
    return try shownFacts(warnings: read.warnings)
  }

  /// One of the requests in a text.
  private func read(_ bytes: [UInt8], number: Int) throws(Refusal) -> ReadFacts {
    guard number > 0 else { throw .usage("requests are numbered from 1") }
    var rest = bytes[...]
    var stream = RequestStream(reader: FactsReader(try policy)) { buffer throws(InputFailure) in
      let part = rest.prefix(buffer.count)
      for (offset, byte) in part.enumerated() { buffer[offset] = byte }
      rest = rest.dropFirst(part.count)
      return part.count
    }
    for _ in 1..<number {
      guard (try? stream.next()) != nil else { break }
    }
    guard let request = try? stream.next() else { throw .unreadable("there are fewer than \(number) requests") }
    switch request.facts {
    case .success(let read): return read
    case .failure(let error):
      let place = error.path.isEmpty ? "" : " at \(error.path)"
      throw .unreadable("line \(error.line)\(place): \(error.message)")
    }
  }

  func bytes(of path: String) throws(Refusal) -> [UInt8] {
    do throws(LoadingError) { return try surroundings.read(path) } catch { throw .unreadable(error.description) }
  }

  /// The request in words, and as `eval` reads it.
  func shownFacts(warnings: [String] = []) throws(Refusal) -> Answer {
    let policy = try policy
    let object = RequestJSON(policy: policy).object(facts)
    var scene = RequestPhrases(policy).scene(facts)
    if scene.isEmpty { scene = "no \(policy.vocabulary.person.noun.singular), and nothing is known" }
    var json: JSONObject = ["facts": object]
    if !warnings.isEmpty { json.append("warnings", .strings(warnings)) }
    let lines = [visible(scene), "  " + object.shownText] + warnings.map { "warning: \(visible($0))" }
    return Answer(lines.joined(separator: "\n"), json: .object(json), warnings: warnings)
  }

  /// A fact of the current request and its type.
  func describeFact(_ name: String) throws(Refusal) -> Answer {
    let path = try FactPath(name, in: current.vocabulary)
    let policy = try policy
    guard let type = path.type, case .fact(let place) = path.place,
      let (fact, written) = Meaning(policy).fact(at: place, in: facts)
    else {
      if case .time = path.place {
        let time = facts.time?.timestamp
        return Answer(
          time ?? "unknown: needs time",
          json: [
            "value": time.map(JSONValue.string) ?? .null, "type": "time",
            "needs": .strings(time == nil ? ["time"] : []),
          ])
      }
      if case .activity = path.place {
        let activities = current.vocabulary.activities.map(\.name)
        let (value, type) = (activities[facts.activity], "one of \(activities.joined(separator: ", "))")
        return Answer("\(value)\n  \(type)", json: ["value": .string(value), "type": .string(type), "needs": []])
      }
      return try shownFacts()
    }
    let typeName = TypeWords(current.vocabulary).words(type)
    guard let value = FactWords(policy: policy).value(fact, type) else {
      return Answer(
        style.paint("unknown", .yellow) + ": needs \(written)\n  \(visible(typeName))",
        json: ["value": .null, "type": .string(typeName), "needs": [.string(written)]])
    }
    return Answer(
      "\(value)\n  \(visible(typeName))", json: ["value": .string(value), "type": .string(typeName), "needs": []])
  }
}
