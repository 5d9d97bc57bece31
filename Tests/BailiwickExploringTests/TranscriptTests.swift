import Bailiwick
import BailiwickExploring
import Foundation
import Testing

/// Transcripts are run again: every answer must be as it is written. `RECORD=1` writes what was got.
struct TranscriptTests {
  @Test(arguments: Self.transcripts)
  func answersAreAsWritten(path: String) throws {
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    let files = TranscriptFiles(directory: FileSystem.directory(of: path))
    let (answers, markdown) = Transcript(markdown: text).replay(state: files.state) {
      Session(files.surroundings)
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      return try FileSystem.replace(path, with: Array(markdown.utf8))
    }
    for answer in answers where !answer.isAsWritten {
      Issue.record(
        "\(path):\(answer.line): \(answer.statement)\nexpected:\n\(answer.expected)\ngot:\n\(answer.got)")
    }
  }

  @Test func everyAnswerIsJSONToo() throws {
    for path in Self.transcripts {
      let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
      let files = TranscriptFiles(directory: FileSystem.directory(of: path))
      _ = Transcript(markdown: text).replay(state: files.state) {
        var session = Session(files.surroundings)
        _ = session.answer(to: ":format json")
        return session
      }
    }
  }

  /// The chapter of the reference has every command as `:help` has it.
  @Test(arguments: Command.allCases)
  func theReferenceHasTheCommand(command: Command) throws {
    let chapter = try FileSystem.read(Self.grammar.appendingPathComponent("reference/16-prompt.md").path)
    let argument = command.argument.isEmpty ? "" : " " + command.argument.replacing("|", with: "\\|")
    let usage = ":\(command.rawValue)\(argument)"
    #expect(String(decoding: chapter, as: UTF8.self).contains("\n| `\(usage)` | "), "\(usage)")
  }

  /// Fences are those of CommonMark, and what is accepted keeps them, and the line ends.
  @Test(arguments: [
    ("```console\n> CN\nx\n```\n", "```console\n> CN\n@\n```\n"),
    ("a\r\n```console\r\n> CN\r\nx\r\n```\r\nb", "a\r\n```console\r\n> CN\r\n@\r\n```\r\nb"),
    ("  ```console\n  > CN\n  x\n  ```\n", "  ```console\n  > CN\n  @\n  ```\n"),
    ("````console\n> CN\n```\n````\n", "````console\n> CN\n@\n````\n"),
    ("~~~ console\n> CN\n```\n~~~~\n> US\n", "~~~ console\n> CN\n@\n~~~~\n> US\n"),
    ("```console\n> CN", "```console\n> CN\n@\n"),
    (
      "```text\n~~~\n```console\n```\n~~~console\n> CN\n~~~\n",
      "```text\n~~~\n```console\n```\n~~~console\n> CN\n@\n~~~\n"
    ),
  ])
  func fencesAreThoseOfMarkdown(text: String, accepted: String) {
    let files = TranscriptFiles(directory: ".")
    let (answers, markdown) = Transcript(markdown: text).replay(state: files.state) { Session(files.surroundings) }
    #expect(answers.map(\.statement) == ["CN"])
    #expect(answers.first?.isAsWritten == false)
    let end = text.contains("\r\n") ? "\r\n" : "\n"
    let margin = text.hasPrefix("  ") ? "  " : ""
    let lines = (answers.first?.got ?? "").replacing("\n", with: end + margin)
    #expect(markdown == accepted.replacing("@", with: lines))
    let again = Transcript(markdown: markdown).replay(state: files.state) { Session(files.surroundings) }
    for answer in again.answers { #expect(answer.isAsWritten, "\(answer)") }
    #expect(again.markdown == markdown)
  }

  @Test(arguments: ["    ```console\n    > CN\n", "``console\n> CN\n", "```console `x\n> CN\n", "```\n> CN\n```\n", ""])
  func otherTextsHaveNoTranscript(text: String) {
    #expect(Transcript(markdown: text).isEmpty)
  }

  /// What stands after the end of a session has no answer, and none can be accepted.
  @Test func nothingIsDoneAfterTheEnd() {
    let text = "```console\n> :quit\n> :set meeting.size = 3\n> CN\n1\n```\n```console new\n> :time\noff\n```\n"
    let files = TranscriptFiles(directory: ".")
    let (answers, markdown) = Transcript(markdown: text).replay(state: files.state) { Session(files.surroundings) }
    #expect(answers.map(\.got) == ["", nil, nil, "off"])
    #expect(answers.map(\.isAsWritten) == [true, false, false, true])
    #expect(markdown == text)
  }

  @Test func aShellIsNoSession() {
    let text = "```console\n$ bailiwick repl --echo -c CN\n> CN\nnowhere\n```\n"
    let files = TranscriptFiles(directory: ".")
    let (answers, markdown) = Transcript(markdown: text).replay(state: files.state) { Session(files.surroundings) }
    #expect(answers.isEmpty)
    #expect(markdown == text)
  }

  @Test func aWrongLineIsShown() {
    let text = "```console\n> 1 + 1\n2\n> CN\nnowhere\n```\n"
    let files = TranscriptFiles(directory: ".")
    let (answers, _) = Transcript(markdown: text).replay(state: files.state) { Session(files.surroundings) }
    let mismatches = answers.filter { !$0.isAsWritten }
    #expect(mismatches.map(\.line) == [2, 4])
    #expect(mismatches.last?.expected == "nowhere")
    #expect(mismatches.last?.got?.hasPrefix("CN: China; not HK, MO, TW") == true)
  }

  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let grammar = here.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Grammar")

  /// Those of this target, and those in the documentation.
  private static let transcripts: [String] = {
    let folder = here.appendingPathComponent("Transcripts")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appendingPathComponent($0).path }
      + ["tutorial.md", "reference/16-prompt.md"].map { grammar.appendingPathComponent($0).path }
  }()
}
