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
    case prose(String)
    /// The line of a fence that begins a session.
    case session(String)
    case statement(line: Int, text: String, expected: [String])
    case file(name: String, lines: [String])
  }

  public init(markdown: String) {
    var parts: [Part] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    var number = 0
    var setting: [Substring]?
    func isFence(_ line: String) -> Bool { line.hasPrefix("```") }
    func take() -> String {
      number += 1
      return lines.removeFirst()
    }
    while !lines.isEmpty {
      let line = take()
      let words = isFence(line) ? line.dropFirst(3).split(separator: " ").map(String.init) : []
      if words.first == "console", lines.first?.hasPrefix("$ ") != true {
        setting = setting ?? line.split(separator: " ")
        parts.append(words.contains("new") ? .session(line) : .prose(line))
        while let next = lines.first, !isFence(next) {
          guard next.hasPrefix("> ") else {
            parts.append(.prose(take()))
            continue
          }
          let start = number + 1
          var text = [String(take().dropFirst(2))]
          while let more = lines.first, more.hasPrefix(". ") || more == "." { text.append(String(take().dropFirst(2))) }
          var expected: [String] = []
          while let answer = lines.first, !isFence(answer), !answer.hasPrefix("> ") { expected.append(take()) }
          parts.append(.statement(line: start, text: text.joined(separator: "\n"), expected: expected))
        }
        if !lines.isEmpty { parts.append(.prose(take())) }
      } else {
        parts.append(.prose(line))
        guard isFence(line) else { continue }
        var content: [String] = []
        while let next = lines.first, !isFence(next) { content.append(take()) }
        if let name = words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) {
          parts.append(.file(name: String(name), lines: content))
        } else {
          parts += content.map(Part.prose)
        }
        if !lines.isEmpty { parts.append(.prose(take())) }
      }
    }
    self.parts = parts
    func word(_ lead: String) -> String? {
      setting?.first { $0.hasPrefix(lead) }.map { String($0.dropFirst(lead.count)) }
    }
    directory = word("in=")
    moment = word("at=").flatMap { Instant($0) }
  }

  /// What was answered to a statement.
  public struct Replayed: Sendable {
    /// Of the statement, from 1.
    public let line: Int
    public let statement: String
    public let expected: String
    public let got: String

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
    var answers: [Replayed] = []
    var lines: [String] = []
    for part in parts {
      switch part {
      case .prose(let line): lines.append(line)
      case .session(let line):
        lines.append(line)
        session = begin()
      case .file(let name, let content):
        lines += content
        state(name, Array(content.map { $0 + "\n" }.joined().utf8))
      case .statement(let line, let text, let expected):
        let got = Self.lines(session.shown(session.answer(to: text)))
        lines += Self.prompted(text) + got
        answers.append(
          Replayed(
            line: line, statement: text, expected: expected.joined(separator: "\n"), got: got.joined(separator: "\n")))
      }
    }
    return (answers, lines.joined(separator: "\n"))
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
