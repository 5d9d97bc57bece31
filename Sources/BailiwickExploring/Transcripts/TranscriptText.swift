/// A transcript while it is written.
public struct TranscriptText {
  private var lines: [String] = []

  public init() {}

  public mutating func append(_ statement: String, answer: String) {
    lines += Transcript.prompted(statement) + Transcript.lines(answer)
  }

  /// A statement as it stands in a transcript.
  public static func prompted(_ statement: String) -> String {
    Transcript.prompted(statement).map { $0 + "\n" }.joined()
  }

  /// All of it, as Markdown that can be run again.
  public var markdown: String {
    (["```console"] + lines + ["```", ""]).joined(separator: "\n")
  }
}
