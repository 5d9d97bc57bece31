import BailiwickModel
import BailiwickReporting

/// A session written down as Markdown, which can be run again.
///
/// Fences of `console` hold statements after `> `, their further lines after `. `, and below each its answer:
///
///     ```console
///     > participant in CN
///     unknown: needs participant.location
///     ```
///
/// All such fences of a text are one session; `console new` begins another one. One that begins with `$ ` is of a shell,
/// and no session. A fence with `file=NAME` is a file that the session finds. The first fence may tell where paths lead
/// from, seen from the transcript, and what time it is: `console in=.. at=2020-06-04T12:00:00Z`.
public struct Transcript: Sendable {
  /// The text's lines, and what those in fences are.
  let parts: [Part]
  /// Where paths lead from, as seen from the transcript.
  let directory: String?
  /// What the clock shows.
  let moment: Instant?

  enum Part: Sendable {
    case prose(MarkdownLine)
    /// The line of a fence that begins a session.
    case session(MarkdownLine)
    case statement(TranscriptStatement)
    case file(name: String, lines: [String])
  }

  public init(markdown: String) {
    var parts: [Part] = []
    var lines = MarkdownLine.all(of: markdown)[...]
    var setting: [String]?
    while let line = lines.popFirst() {
      guard let fence = Fence(line.text) else {
        parts.append(.prose(line))
        continue
      }
      let content = lines.prefix { !fence.isClosed(by: $0.text) }
      let texts = content.map { fence.content(of: $0.text) }
      lines = lines[content.endIndex...]
      let isSession = fence.words.first == "console" && texts.first?.hasPrefix("$ ") != true
      if isSession {
        setting = setting ?? fence.words
        parts.append(fence.words.contains("new") ? .session(line) : .prose(line))
        parts += Self.statements(in: content, fence)
      } else {
        parts += [.prose(line)] + content.map(Part.prose)
        if let name = fence.words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) {
          parts.append(.file(name: String(name), lines: texts))
        }
      }
      if let end = lines.popFirst() { parts.append(.prose(end)) }
    }
    self.parts = parts
    func word(_ lead: String) -> String? {
      setting?.first { $0.hasPrefix(lead) }.map { String($0.dropFirst(lead.count)) }
    }
    directory = word("in=")
    moment = word("at=").flatMap { Instant($0) }
  }

  /// What a block of a session says, the first lines of which may be no statement.
  private static func statements(in content: ArraySlice<MarkdownLine>, _ fence: Fence) -> [Part] {
    var parts: [Part] = []
    var rest = content
    func text(_ line: MarkdownLine) -> String { fence.content(of: line.text) }
    while let line = rest.first {
      guard text(line).hasPrefix("> ") else {
        parts.append(.prose(line))
        rest = rest.dropFirst()
        continue
      }
      let further = rest.dropFirst().prefix { text($0).hasPrefix(". ") || text($0) == "." }
      let answer = rest[further.endIndex...].prefix { !text($0).hasPrefix("> ") }
      parts.append(
        .statement(
          TranscriptStatement(
            line: rest.startIndex + 1, prompt: [line] + further, answer: Array(answer), fence: fence)))
      rest = rest[answer.endIndex...]
    }
    return parts
  }

  /// Whether it has no statements at all.
  public var isEmpty: Bool {
    !parts.contains { if case .statement = $0 { true } else { false } }
  }

  /// What was answered to a statement.
  public struct Replayed: Sendable {
    /// Of the statement, from 1.
    public let line: Int
    public let statement: String
    public let expected: String
    /// `nil` where the session had ended before.
    public let got: String?

    public var isAsWritten: Bool { expected == got }
  }

  /// Runs the statements again.
  ///
  /// - Parameter begin: makes a session; `state` puts a file where it will find it.
  /// - Returns: the answers, and the text with those that were got.
  public func replay(
    state: (_ file: String, _ bytes: [UInt8]) -> Void, begin: () -> Session
  ) -> (answers: [Replayed], markdown: String) {
    var session = begin()
    var isOver = false
    var answers: [Replayed] = []
    var markdown = ""
    for part in parts {
      switch part {
      case .prose(let line): markdown += line.written
      case .session(let line):
        markdown += line.written
        session = begin()
        isOver = false
      case .file(let name, let lines): state(name, Array(lines.map { $0 + "\n" }.joined().utf8))
      case .statement(let statement):
        var got: [String]?
        if !isOver {
          let answer = session.answer(to: statement.text)
          got = Self.lines(session.shown(answer))
          isOver = answer.isEnd
        }
        markdown += statement.written(answering: got ?? statement.expected)
        answers.append(
          Replayed(
            line: statement.line, statement: statement.text, expected: statement.expected.joined(separator: "\n"),
            got: got?.joined(separator: "\n")))
      }
    }
    return (answers, markdown)
  }

  static func prompted(_ statement: String) -> [String] {
    statement.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      number == 0 ? "> \(line)" : line.isEmpty ? "." : ". \(line)"
    }
  }

  static func lines(_ answer: String) -> [String] {
    answer.isEmpty ? [] : answer.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Session {
  /// An answer as the session shows answers.
  public func shown(_ answer: Answer) -> String {
    switch format {
    case .text: answer.text
    case .json: answer.json == [:] ? "" : answer.json.text(.compact) + "\n"
    }
  }
}
