/// A statement in a transcript, with the answer that stands below it.
struct TranscriptStatement: Sendable {
  /// Where it stands, from 1.
  let line: Int
  let prompt: [MarkdownLine]
  let answer: [MarkdownLine]
  private let fence: Fence

  init(line: Int, prompt: [MarkdownLine], answer: [MarkdownLine], fence: Fence) {
    (self.line, self.prompt, self.answer, self.fence) = (line, prompt, answer, fence)
  }

  var text: String { prompt.map { fence.content(of: $0.text).dropFirst(2) }.joined(separator: "\n") }

  var expected: [String] { answer.map { fence.content(of: $0.text) } }

  /// The lines with an answer; as they stand where that is the one that is expected.
  func written(answering got: [String]) -> String {
    let statement = prompt.map(\.written).joined()
    if got == expected { return statement + answer.map(\.written).joined() }
    let end = prompt[0].end.isEmpty ? "\n" : prompt[0].end
    let lead = statement.hasSuffix("\n") || statement.hasSuffix("\r\n") ? statement : statement + end
    return lead + got.map { fence.written($0) + end }.joined()
  }
}
