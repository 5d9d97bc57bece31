import Bailiwick
import BailiwickExploring
import Testing

/// Sessions over files that change, and sessions that are written down.
struct SessionTests {
  /// Files in memory, and a clock that goes on.
  private final class World {
    var files: [String: [UInt8]] = [:]
    var seconds: Int64 = 1_700_000_000

    var surroundings: Surroundings {
      Surroundings(
        load: { [self] paths throws(LoadingError) in
          var files: [SourceFile] = []
          for path in paths {
            files.append(SourceFile(id: FileID(files.count), name: path, bytes: try read(path)))
          }
          return Program(files: files)
        },
        read: { [self] path throws(LoadingError) in try read(path) },
        write: { [self] path, bytes throws(LoadingError) in
          guard !path.hasPrefix("missing/") else {
            throw LoadingError(path: path, reason: "No such file or directory", action: .write)
          }
          files[path] = bytes
        },
        standing: { [self] path throws(LoadingError) in files[path] },
        now: { [self] in
          seconds += 60
          return Instant(seconds: seconds, nanoseconds: 5)
        }, workingDirectory: "/home/work")
    }

    func read(_ path: String) throws(LoadingError) -> [UInt8] {
      guard let bytes = files[path] else { throw LoadingError(path: path, reason: "No such file or directory") }
      return bytes
    }

    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
  }

  private static let policy = "rule mainland: block participants in CN for meetings tagged illegal-in-CN\n"

  /// What was found and proved before is used again, and each answer is that of a session in which nothing was.
  @Test func whatIsFoundAgainIsWhatIsFoundAtFirst() throws {
    let world = World()
    world.files["policy.bwk"] = Array((Self.policy + "rule soft: by default block participants in FR\n").utf8)
    let statements = [
      ":load policy.bwk", "rule coast: block participants in US-CA for meetings tagged illegal-in-US-CA",
      "never block participants in US-CA", "rule spare: protect participants in CN for meetings tagged illegal-in-CN",
      ":undo", "rule ease: allow participants in FR for meetings tagged illegal-in-CN",
      "mark meetings tagged illegal-in-CN as dark", "rule dark: block participants for meetings tagged dark", ":undo",
      "rule mainland: block participants in CN, HK for meetings tagged illegal-in-CN", ":reload", ":reset", ":reload",
    ]
    var session = Session(world.surroundings)
    for number in statements.indices {
      _ = session.answer(to: statements[number])
      let questions = [[":lint", ":lint", ":leaks", ":diff"], [":leaks", ":lint", ":diff", ":lint"]]
      for question in questions[number % 2] {
        var fresh = Session(world.surroundings)
        for statement in statements[...number] { _ = fresh.answer(to: statement) }
        let (again, first) = (session.answer(to: question), fresh.answer(to: question))
        #expect(again.text == first.text, "\(question) after \(statements[number])")
        #expect(again.json == first.json)
      }
    }
  }

  /// What is written down from the middle of a session is run again without what came before.
  @Test func aTranscriptStandsAlone() throws {
    let world = World()
    world.files["policy.bwk"] = Array(Self.policy.utf8)
    var session = Session(world.surroundings, style: .coloured)
    session.terminalWidth = 40
    session.terminalSweepForm = .map
    _ = session.answer(to: ":load policy.bwk")
    _ = session.answer(to: "rule coast: block participants in US-CA\n  for meetings tagged illegal-in-US-CA")
    _ = session.answer(to: "given participant in HK")
    _ = session.answer(to: ":transcript notes.md")
    for statement in [
      "participant in CN", ":set time = now", ":sweep participant.location", ":transcript", ":table", ":who nobody",
      ":whatif participant.location = CN",
    ] { _ = session.answer(to: statement) }
    let text = world.text("notes.md")
    let opening = "```console at=2023-11-14T22:14:20Z\n> :load policy.bwk\npolicy.bwk: 1 rule\n> rule coast:"
    #expect(text.hasPrefix(opening), "\(text)")
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("> :transcript"))

    let transcript = Transcript(markdown: text)
    let files = TranscriptFiles(for: transcript, at: "/home/work/notes.md")
    files.state("policy.bwk", Array(Self.policy.utf8))
    let (answers, markdown) = transcript.replay(state: files.state) { Session(files.surroundings) }
    #expect(answers.count == 9)
    for answer in answers { #expect(answer.isAsWritten, "\(answer)") }
    #expect(markdown == text)
  }

  /// What grows with the policy fills no terminal; a machine has all of it.
  @Test func longAnswersAreCut() {
    let world = World()
    let rules = (1...150).map { "rule r\($0): warn participants for meetings tagged t\($0)\n" }.joined()
    world.files["policy.bwk"] = Array((rules + "rule wrong: end meetings tagged illegal-in-CN\n").utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    let found = session.answer(to: ":lint").text
    #expect(found.contains("\nand 51 findings more, none graver: `:format json` shows all\n"), "\(found.suffix(300))")
    #expect(found.contains("error[L002]"), "the gravest are shown")
    let tags = (1...150).map { "t\($0)" }.joined(separator: ", ")
    _ = session.answer(to: ":set participant.location = US; meeting.tags = \(tags)")
    let decided = session.answer(to: ":eval").text
    #expect(decided.split(separator: "\n").count == 101, "\(decided)")
    #expect(decided.hasSuffix("\nand 51 lines more: `:format json` shows all\n"))
    _ = session.answer(to: ":format json")
    #expect(session.shown(session.answer(to: ":eval")).contains("r150"))
  }

  @Test(arguments: [
    ("notes/a.md", "in=.. "), ("a.md", ""), ("/home/work/a.md", ""), ("/home/a.md", "in=work "),
    ("../other/deep/a.md", "in=../../work "), ("/a.md", "in=home/work "),
  ])
  func aTranscriptElsewhereSaysWherePathsLeadFrom(path: String, expected: String) {
    let world = World()
    var session = Session(world.surroundings)
    _ = session.answer(to: ":transcript \(path)")
    #expect(world.text(path).hasPrefix("```console \(expected)at="), "\(world.text(path))")
  }

  @Test func whatCannotBeWrittenIsSaidAndEnds() {
    let world = World()
    var session = Session(world.surroundings)
    #expect(session.answer(to: ":transcript missing/a.md").status == .unreadable)
    #expect(session.answer(to: ":transcript").text == "no transcript is written\n")
    #expect(session.answer(to: "CN").status == .yes)
  }

  /// Between quotes, white space belongs to a path; a transcript writes it so that it can be read again.
  @Test func pathsMayHaveSpaces() {
    let world = World()
    world.files["court orders/june.bwk"] = Array(Self.policy.utf8)
    world.files["the facts.json"] = Array(#"{"participant":{"location":"HK"}}"#.utf8)
    var session = Session(world.surroundings)
    #expect(session.answer(to: #":load "court orders/june.bwk""#).text == "court orders/june.bwk: 1 rule\n")
    #expect(session.answer(to: #":load "court orders/june.bwk"#).status == .usage)
    #expect(session.answer(to: ":load court orders/june.bwk").status == .unreadable)
    #expect(session.answer(to: ":facts the facts.json 1").status == .yes)
    #expect(session.answer(to: #":facts "the facts.json" 1"#).status == .yes)
    _ = session.answer(to: #":transcript "my notes.md""#)
    #expect(world.text("my notes.md").contains(#"> :load "court orders/june.bwk""#))
    _ = session.answer(to: "block participants in FR")
    _ = session.answer(to: #":save "what I tried.bwk""#)
    #expect(world.text("what I tried.bwk") == "block participants in FR\n")
  }

  /// What others wrote to a file is not written over.
  @Test func whatOthersWroteIsNotLost() {
    let world = World()
    world.files["policy.bwk"] = Array(Self.policy.utf8)
    world.files["shared.bwk"] = Array("territory Home = US\n".utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load shared.bwk policy.bwk")
    _ = session.answer(to: "rule mine: block participants in FR")
    let theirs = Self.policy + "rule theirs: block participants in DE\n"
    world.files["policy.bwk"] = Array(theirs.utf8)
    let refused = "error: policy.bwk has changed since it was loaded: `:reload` first, or `:save` to another file\n"
    #expect(session.answer(to: ":save").text == refused)
    #expect(session.answer(to: ":save policy.bwk").text == refused)
    #expect(world.text("policy.bwk") == theirs)
    // What is not to be changed may have changed.
    world.files["shared.bwk"] = Array("territory Home = US, CA\n".utf8)
    _ = session.answer(to: ":reload")
    #expect(session.answer(to: ":save").text == "written to policy.bwk\n")
    #expect(world.text("policy.bwk") == theirs + "\nrule mine: block participants in FR\n")
    // By the name of a loaded file, what is new goes there.
    _ = session.answer(to: "rule more: block participants in Home")
    #expect(session.answer(to: ":save shared.bwk").text == "written to shared.bwk\n")
    #expect(world.text("shared.bwk") == "territory Home = US, CA\n\nrule more: block participants in Home\n")
    #expect(session.answer(to: ":diff").text.hasPrefix("equivalent"))
  }

  @Test func aFileThatIsThereIsNotWrittenOver() {
    let world = World()
    world.files["other.bwk"] = Array("territory Home = US\n".utf8)
    world.files["notes.md"] = Array("# Notes\n".utf8)
    world.files["empty.bwk"] = []
    var session = Session(world.surroundings)
    _ = session.answer(to: "rule mine: block participants in FR")
    #expect(session.answer(to: ":save other.bwk").text.hasPrefix("error: other.bwk is there already"))
    #expect(session.answer(to: ":transcript other.bwk").status == .usage)
    #expect(session.answer(to: ":transcript notes.md").text == "error: notes.md is there already: name another file\n")
    #expect(world.text("other.bwk") == "territory Home = US\n")
    #expect(world.text("notes.md") == "# Notes\n")
    #expect(session.answer(to: ":save empty.bwk").status == .yes)
    // What it has written itself it may write again, as long as nobody else has.
    _ = session.answer(to: "rule mine: block participants in DE")
    #expect(session.answer(to: ":save empty.bwk").status == .yes)
    #expect(world.text("empty.bwk") == "rule mine: block participants in DE\n")
    world.files["empty.bwk"]! += Array("rule theirs: block participants in HK\n".utf8)
    #expect(session.answer(to: ":save empty.bwk").text.contains("has changed since it was written"))
    #expect(world.text("empty.bwk").contains("theirs"))
    // Other items than those that were written do not take their place.
    _ = session.answer(to: ":save own.bwk")
    _ = session.answer(to: ":reset")
    _ = session.answer(to: "rule next: block participants in DE")
    #expect(session.answer(to: ":save own.bwk").status == .usage)
  }

  @Test func aTranscriptThatOthersChangeIsLeftToThem() {
    let world = World()
    var session = Session(world.surroundings)
    _ = session.answer(to: ":transcript a.md")
    _ = session.answer(to: "CN")
    world.files["a.md"]! += Array("Mine.\n".utf8)
    let answer = session.answer(to: "HK")
    #expect(answer.text.hasSuffix("error: a.md has changed, and is no longer written\n"))
    #expect(world.text("a.md").hasSuffix("Mine.\n"))
    #expect(session.answer(to: ":transcript").text == "no transcript is written\n")
  }

  @Test func whetherFilesHaveChangedIsKnown() {
    let world = World()
    world.files["policy.bwk"] = Array(Self.policy.utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    #expect(!session.haveFilesChanged)
    _ = session.answer(to: "rule mine: block participants in FR")
    _ = session.answer(to: ":save")
    #expect(!session.haveFilesChanged)
    world.files["policy.bwk"]! += Array("# more\n".utf8)
    #expect(session.haveFilesChanged)
    world.files["policy.bwk"] = nil
    #expect(session.haveFilesChanged)
  }

  /// Files that have errors now do not take the place of those that had none.
  @Test func aBrokenFileIsNotLoadedAgain() {
    let world = World()
    world.files["policy.bwk"] = Array(Self.policy.utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    world.files["policy.bwk"] = Array("rule mainland: block particip".utf8)
    #expect(session.answer(to: ":reload").status == .unreadable)
    #expect(session.answer(to: ":who mainland").status == .yes)
    world.files["policy.bwk"] = Array("rule mainland: block participants in FR\n".utf8)
    #expect(session.answer(to: ":reload").text.contains("newly block participants in FR"))
  }

  @Test func whatWasEnteredIsTakenBackAfterFilesChange() {
    let world = World()
    world.files["policy.bwk"] = Array(Self.policy.utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    _ = session.answer(to: "rule two: block participants in FR")
    world.files["policy.bwk"] = Array((Self.policy + "rule three: block participants in DE\n").utf8)
    _ = session.answer(to: ":reload")
    #expect(session.answer(to: ":undo").text == "took back:\n  rule two: block participants in FR\n")
    #expect(session.answer(to: ":who two").status == .usage)
    #expect(session.answer(to: ":who three").status == .yes)
  }

  @Test func aForgottenRequestIsTakenBack() {
    var session = Session(World().surroundings)
    _ = session.answer(to: ":set participant.location = CN")
    let request = session.answer(to: ":facts").text
    _ = session.answer(to: ":reset")
    #expect(session.answer(to: ":facts").text != request)
    #expect(session.answer(to: ":undo").text == "the request is back again\n")
    #expect(session.answer(to: ":facts").text == request)
    // Where nothing is forgotten nothing can be taken back.
    #expect(session.answer(to: ":undo").status == .usage)
    _ = session.answer(to: ":unset participant.location")
    _ = session.answer(to: ":reset")
    #expect(session.answer(to: ":undo").status == .usage)
  }

  /// Of many rules a table shows the first ones, and how many there are more; for machines it has all.
  @Test func aLongTableShowsItsBeginning() {
    let world = World()
    world.files["policy.bwk"] = Array((1...150).map { "rule r-\($0): warn participants in FR\n" }.joined().utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    let answer = session.answer(to: ":table warn participants")
    #expect(answer.text.contains("r-100"))
    #expect(!answer.text.contains("r-101"))
    #expect(answer.text.hasSuffix("and 50 rules more: `bailiwick table` shows all, `:info RULE` one\n"))
    #expect(answer.json.text(.compact).contains("r-150"))
  }

  /// What a policy or a request holds commands no terminal; for machines it stays as it is.
  @Test func answersCommandNoTerminal() throws {
    let world = World()
    let topic = #"a\u{1B}[31m\u{202E}c\nd"#
    world.files["policy.bwk"] = Array(
      """
      rule hostile: block participants for meetings with topic is "\(topic)"  # \u{1B}[32m
      tag "x\u{1B}[33m" on meeting
      test "t\u{1B}[34m" given participant in CN expect block

      """.utf8)
    var session = Session(world.surroundings)
    let statements = [
      ":load policy.bwk", "given meeting with topic \"\(topic)\"", ":facts", "meeting.topic", ":eval", ":why",
      ":who hostile", ":info hostile", ":info \"x\u{1B}[33m\"", ":type meeting.topic", ":test", ":lint", ":table",
      ":sweep meeting.topic", "meeting.topic is \"\(topic)\"",
      "test \"u\u{1B}[35m\" given participant in CN expect block",
      ":show", ":undo", ":who \u{1B}[36m", ":load \u{1B}[37m.bwk", ":facts \u{1B}[38m.json", "\u{1B}[39m.x",
    ]
    for statement in statements {
      let answer = session.answer(to: statement)
      let raw = answer.text.unicodeScalars.filter { ["\u{1B}", "\u{202E}"].contains($0) }
      #expect(raw.isEmpty, "\(statement): \(answer.text)")
    }
    let facts = session.answer(to: ":facts").text
    #expect(facts.contains(#"{"topic":"a\u001b[31m\u202ec\nd"}"#), "\(facts)")
    #expect(facts.split(separator: "\n").count == 2)
    #expect(session.answer(to: ":info hostile").json.text().contains(#"\u001b[32m"#) == false)
    #expect(session.answer(to: ":facts").json.text().contains("\u{202E}"))
  }

  /// Lines that end as on Windows are lines.
  @Test func aRuleOfSeveralLinesIsShownLineByLine() {
    let world = World()
    world.files["policy.bwk"] = Array("rule a:\r\n  block participants\r\n  in CN\r\n".utf8)
    var session = Session(world.surroundings)
    _ = session.answer(to: ":load policy.bwk")
    #expect(
      session.answer(to: ":info a").text.hasSuffix("  rule a:\n    block participants\n    in CN\n"))
  }
}
