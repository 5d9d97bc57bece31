import Bailiwick
import BailiwickExploring

/// A transcript that was run again.
struct TranscriptRun {
  /// One for each statement.
  let results: [TestResult]
  /// Whether no statement stands after the end of its session, to which there is no answer.
  let isAnswered: Bool
  private let path: String
  private let before: [UInt8]
  /// The text with the answers that were got.
  private let after: [UInt8]

  init(_ path: String) throws(LoadingError) {
    self.path = path
    before = try FileSystem.read(path)
    let transcript = Transcript(markdown: String(decoding: before, as: UTF8.self))
    let files = TranscriptFiles(for: transcript, at: path)
    let (answers, markdown) = transcript.replay(state: files.state) { Session(files.surroundings) }
    after = Array(markdown.utf8)
    results = answers.map { answer in
      let (expected, got) = (Self.lines(answer.expected), answer.got.map(Self.lines) ?? [])
      let first = zip(expected, got).prefix { $0 == $1 }.count
      return TestResult(
        name: answer.statement, file: path, line: answer.line, passed: answer.isAsWritten,
        expected: Self.line(first, of: expected),
        got: answer.got == nil ? "nothing: the session has ended before" : Self.line(first, of: got),
        details: answer.isAsWritten ? [] : got.map { "now: \($0)" })
    }
    isAnswered = answers.allSatisfy { $0.got != nil }
  }

  /// Makes what was got what is expected. Returns whether that changes the file.
  func accept() throws(LoadingError) -> Bool {
    guard after != before else { return false }
    try FileSystem.replace(path, with: after)
    return true
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func line(_ number: Int, of lines: [Substring]) -> String {
    lines.indices.contains(number) ? String(lines[number]) : "the end of the answer"
  }
}
