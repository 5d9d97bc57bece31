import Bailiwick
import BailiwickModel
import BailiwickReporting
import BailiwickSource

/// Somebody exploring policies: what is loaded, what they have entered since, and the request they have in mind.
///
/// A value: a statement changes nothing but the session, and what lies outside is reached by its `Surroundings` alone.
///
///     files ──load──▶ base ──items entered──▶ current ─┬─ conditions, places ──▶ Answer
///                                              facts ──┴─ :commands ───────────▶ Answer
public struct Session {
  let surroundings: Surroundings
  public var style: Style
  /// How many columns of the terminal an answer may take, and how a sweep over places is shown on it. What is written
  /// down is the same for everybody.
  public var terminalWidth = Transcription.width
  public var terminalSweepForm = SweepForm.table

  /// What was named when the files were loaded.
  public internal(set) var paths: [String] = []
  /// The files as they were loaded.
  var base: LoadedProgram
  /// The same with what was entered.
  var current: LoadedProgram
  /// In the order in which it was entered.
  var entered: [EnteredItem] = []
  /// What `:undo` goes back to, the last at the end.
  var history: [FormerLayer] = []
  /// What was written to files that are not loaded, by their absolute paths.
  var saved: [String: [UInt8]] = [:]
  /// What `:lint` last found.
  var lastLint: LintAnswer?
  /// The current request.
  var facts: Facts
  public internal(set) var format = Format.text
  /// Whether files are loaded again when they change; that they do is for others to see.
  public internal(set) var isWatching = false
  /// Whether it is told how long an answer took.
  public internal(set) var isTimed = false
  /// What is written down, and where.
  public internal(set) var transcript: Transcription?

  /// How answers are shown.
  public enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  /// A session in which nothing is loaded.
  public init(_ surroundings: Surroundings, style: Style = .plain) {
    self.surroundings = surroundings
    self.style = style
    base = LoadedProgram(Program(files: []))
    current = base
    facts = Facts(exploring: current.vocabulary)
  }

  /// Does what one statement says: an item, a condition, a place, facts, or a command that begins with a colon.
  public mutating func answer(to text: String) -> Answer {
    let former = transcript?.path
    let answer = respond(to: text)
    // What is said of the transcript itself is not in it.
    return former == nil || former != transcript?.path || Command(statement: text) == .transcript
      ? answer : record(text, answer)
  }

  /// Forgets what was worked out of the programs, as when that was interrupted and so is not all.
  public mutating func forgetProofs() {
    let isChanged = current !== base
    base = LoadedProgram(base.program)
    current = isChanged ? LoadedProgram(current.program) : base
    history.forgetPrograms()
    lastLint = nil
  }

  /// The same without writing it down.
  mutating func respond(to text: String) -> Answer {
    let statement = Statement(text, vocabulary: current.vocabulary)
    do throws(Refusal) {
      try refuseBareCommand(text.trimmed)
      switch statement {
      case .nothing: return Answer("")
      case .command(let word, let argument): return try perform(word, argument)
      case .items(let text): return try enter(text)
      case .given(let text): return try state(text)
      case .places(let text): return try describePlaces(text)
      case .fact(let path): return try describeFact(path)
      case .condition(let text): return try evaluate(text)
      }
    } catch {
      return Answer(refusing: error, style)
    }
  }

  /// `quit` and `?` mean commands where they mean nothing else.
  private func refuseBareCommand(_ word: String) throws(Refusal) {
    guard let command = Command(meantBy: word), (try? FactPath(word, in: current.vocabulary)) == nil else { return }
    throw .usage("commands begin with a colon: `:\(command.rawValue)`")
  }

  var width: Int { transcript == nil ? terminalWidth : Transcription.width }
  var sweepForm: SweepForm { transcript == nil ? terminalSweepForm : .table }

  /// The policy that is current; without one there is nothing to ask.
  var policy: PolicySet {
    get throws(Refusal) {
      guard let policy = current.compilation.policySet else {
        throw .unreadable("the policy does not compile; `:lint` says why")
      }
      return policy
    }
  }
}

extension Facts {
  /// A participant of whom nothing is known.
  init(exploring vocabulary: Vocabulary) {
    self.init(vocabulary: vocabulary)
    participant = Fact.unknownMembers(of: vocabulary.person)
  }
}
