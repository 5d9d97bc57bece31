import Bailiwick
import BailiwickModel
import BailiwickReporting

extension Session {
  /// The clock, which stands still while a transcript is written.
  var now: Instant { transcript?.moment ?? surroundings.now() }

  mutating func changeTranscript(_ argument: String) throws(Refusal) -> Answer {
    switch argument {
    case "": return Answer(quoting: transcript.map { "written to \($0.path)" } ?? "no transcript is written")
    case "off":
      transcript = nil
      return Answer("")
    case let path:
      try expectFree(path, for: .report)
      var begun = Transcription(
        path: path, at: Instant(seconds: surroundings.now().seconds, nanoseconds: 0),
        from: relativePath(ofWorkingDirectoryFrom: path))
      try refuseLoss(of: path, knowing: nil) { "\(path) is there already: name another file" }
      // What has led here is done again, so that the transcript stands alone.
      var session = Session(surroundings)
      session.transcript = begun
      for statement in opening { begun.append(statement, answer: session.shown(session.respond(to: statement))) }
      try write(begun.bytes, to: path)
      transcript = begun
      return Answer("")
    }
  }

  /// Writes down what was said, so that the transcript is whole whenever the session ends.
  mutating func record(_ statement: String, _ answer: Answer) -> Answer {
    guard var going = transcript else { return answer }
    let former = going.bytes
    going.append(statement, answer: shown(answer))
    do throws(Refusal) {
      try refuseLoss(of: going.path, knowing: former) { "\(going.path) has changed, and is no longer written" }
      try write(going.bytes, to: going.path)
      transcript = going
      return answer
    } catch {
      transcript = nil
      let refusal = Answer(refusing: error, style)
      return Answer(answer.text + refusal.text, json: refusal.json, refusal.status)
    }
  }

  /// How many files are named rather than their directories.
  private static let namedFiles = 8

  /// The statements that make the session what it is.
  private var opening: [String] {
    // What joins a directory later is not of this session.
    let loaded = files.count <= Self.namedFiles ? files : paths
    var statements = loaded.isEmpty ? [] : [":load \(ArgumentPaths.joined(loaded))"]
    statements += entered.map(\.text)
    if let policy = current.compilation.policySet, facts != Facts(exploring: current.vocabulary) {
      statements.append(":facts " + RequestJSON(policy: policy).object(facts).text(.compact))
    }
    if format != .text { statements.append(":format \(format.rawValue)") }
    return statements
  }

  /// `..` for `notes/session.md`; empty for a file in the working directory.
  private func relativePath(ofWorkingDirectoryFrom path: String) -> String {
    let working = surroundings.workingDirectory
    let here = working.split(separator: "/")
    var there: [Substring] = []
    for part in (path.hasPrefix("/") ? path : working + "/" + path).split(separator: "/").dropLast() where part != "." {
      if part == ".." { _ = there.popLast() } else { there.append(part) }
    }
    let common = zip(here, there).prefix { $0 == $1 }.count
    return (there.dropFirst(common).map { _ in ".." } + here.dropFirst(common)).joined(separator: "/")
  }
}
