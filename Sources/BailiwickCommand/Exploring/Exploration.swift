import Bailiwick
import BailiwickExploring
import Glibc

/// A session with where its answers go.
final class Exploration {
  private(set) var session: Session
  private(set) var isOver = false
  private let echo: Bool
  private let origin: Origin
  /// For what is no answer.
  private let errorStyle: Style
  private var status = Answer.Status.yes
  private var watching: Watching?
  /// The last statement, and the session before it: a line may go on with it.
  private var last: (statement: String, before: Session)?
  /// Whether it was said that something is not saved.
  private var isWarned = false

  /// Where statements come from.
  enum Origin {
    /// Errors end it.
    case pipe
    case terminal
  }

  init(_ session: Session, echo: Bool, origin: Origin, errorStyle: Style) {
    self.session = session
    self.echo = echo
    self.origin = origin
    self.errorStyle = errorStyle
  }

  /// Does what options ask for, of which only errors are told; they end what comes from a pipe.
  func begin(_ perform: (inout Session) -> Answer) throws(ExitStatus) {
    let answer = perform(&session)
    for warning in answer.warnings { StandardStreams.error("warning: \(warning)") }
    guard answer.status.isError else { return }
    StandardStreams.error(answer.text.withoutLineEnd)
    if origin == .pipe { throw ExitStatus(answer.status) }
  }

  /// Answers a statement. A line that goes on with the last one is answered as if both had been entered together.
  func answer(_ line: String) throws(ExitStatus) {
    if let news { StandardStreams.error(news.withoutLineEnd) }
    let statement = takingBackLast(for: line) ?? line
    if origin == .terminal { session.terminalWidth = Table.width }
    if echo { StandardStreams.result(Transcription.prompted(statement)) }
    let clock = ContinuousClock()
    let start = clock.now
    let former = session
    last = (statement, former)
    guard let answer = TerminalSignals.interruptibly({ session.answer(to: statement) }) else {
      session = former
      session.forgetProofs()
      return StandardStreams.error("interrupted: nothing has changed")
    }
    let shown = session.shown(answer)
    let duration = clock.now - start
    if answer.status.isError, session.format == .text, origin == .pipe {
      StandardStreams.error(shown.withoutLineEnd)
    } else {
      StandardStreams.result(shown)
    }
    StandardStreams.flush()
    if session.isTimed { StandardStreams.error(errorStyle.paint(duration.words, .faint)) }
    isOver = answer.isEnd && !refusesEnd
    isWarned = answer.isEnd
    guard origin == .pipe else { return }
    if answer.status.isError { throw ExitStatus(answer.status) }
    if status == .yes { status = answer.status }
  }

  /// The last statement with a line that goes on with it, and the session as it was before. What is written down stays
  /// as it is, and from a pipe a statement comes as a whole.
  private func takingBackLast(for line: String) -> String? {
    guard origin == .terminal, session.transcript == nil, let last,
      let whole = session.statement(last.statement, continuedBy: line)
    else { return nil }
    session = last.before
    return whole
  }

  /// Somebody at a terminal is asked once whether what was entered may be lost.
  private var refusesEnd: Bool {
    guard origin == .terminal, !isWarned, session.hasUnsavedItems else { return false }
    StandardStreams.error("what was entered is not saved: `:save FILE`, or `:quit` again to leave without it")
    return true
  }

  /// What became of the files that are watched, loaded again if they have changed; `nil` for nothing.
  var news: String? {
    guard session.isWatching else {
      watching = nil
      return nil
    }
    if var watching, watching.paths == session.paths {
      guard watching.watch.hasChanged() else { return nil }
      // Who writes a file may take a moment for it.
      for _ in 0..<10 {
        usleep(30_000)
        guard watching.watch.hasChanged() else { break }
      }
      self.watching = watching
    } else {
      watching = Watching(session)
    }
    // What has changed before they were first looked at is news; what the session has written itself is none.
    guard session.haveFilesChanged else { return nil }
    let answer = session.answer(to: ":reload")
    last = nil
    if watching?.files != session.files { watching = nil }
    return session.format == .json ? session.shown(answer) : "loaded again: " + answer.text
  }

  /// How the session ends.
  func end() throws(ExitStatus) {
    if status != .yes { throw ExitStatus(status) }
  }
}

/// The files of a session, as they were when it was looked at them last.
private struct Watching {
  let paths: [String]
  let files: [String]
  var watch: Watch

  init(_ session: Session) {
    (paths, files) = (session.paths, session.files)
    watch = Watch(paths, others: files)
  }
}

extension Duration {
  /// `0.8 ms`, `120 ms`, `1.2 s`
  fileprivate var words: String {
    let microseconds = Int(self / .microseconds(1))
    func tenths(_ number: Int, _ unit: Int) -> String { "\(number / unit).\(number % unit * 10 / unit)" }
    if microseconds < 10_000 { return tenths(microseconds, 1_000) + " ms" }
    if microseconds < 1_000_000 { return "\(microseconds / 1_000) ms" }
    return tenths(microseconds, 1_000_000) + " s"
  }
}

extension ExitStatus {
  init(_ status: Answer.Status) {
    switch status {
    case .yes: self = .yes
    case .no: self = .no
    case .usage: self = .usage
    case .unreadable: self = .unreadable
    case .undecided: self = .undecided
    }
  }
}

extension String {
  /// The line end is the stream's.
  fileprivate var withoutLineEnd: String { last == "\n" ? String(dropLast()) : self }
}
