import BailiwickModel
import BailiwickReporting

/// A session that is written down while it goes on.
public struct Transcription: Sendable {
  public let path: String
  /// When it began; the clock of the session stands still as long as it is written.
  let moment: Instant
  /// What stands after the fence.
  private let setting: String
  private var lines: [String] = []

  /// How many columns answers take.
  static let width = 100

  /// - Parameter directory: where the session's paths lead from, as seen from the transcript; empty for beside it.
  init(path: String, at moment: Instant, from directory: String) {
    self.path = path
    self.moment = moment
    setting = "console " + (directory.isEmpty ? "" : "in=\(directory) ") + "at=\(moment.timestamp)"
  }

  mutating func append(_ statement: String, answer: String) {
    lines += Transcript.prompted(statement) + Transcript.lines(unpainted(answer))
  }

  /// A statement as it stands in a transcript.
  public static func prompted(_ statement: String) -> String {
    Transcript.prompted(statement).map { $0 + "\n" }.joined()
  }

  /// All of it, as Markdown that can be run again.
  var bytes: [UInt8] {
    let fence = Fence.around(lines)
    return Array(([fence + setting] + lines + [fence, ""]).joined(separator: "\n").utf8)
  }
}
