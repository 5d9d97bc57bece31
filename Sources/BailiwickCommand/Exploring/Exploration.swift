import Bailiwick
import BailiwickExploring

/// A session with where its answers go.
struct Exploration {
  private(set) var session: Session
  private let echo: Bool
  /// Errors end what comes from a pipe.
  private let isTerminal: Bool
  private(set) var isOver = false
  private var status = Answer.Status.yes
  private var transcript = TranscriptText()

  init(_ session: Session, echo: Bool, isTerminal: Bool) {
    self.session = session
    self.echo = echo
    self.isTerminal = isTerminal
  }

  /// Does what options ask for, of which only errors are told.
  mutating func begin(_ perform: (inout Session) -> Answer) throws(ExitStatus) {
    let answer = perform(&session)
    guard answer.status.isError else { return }
    StandardStreams.error(answer.text.withoutLineEnd)
    throw ExitStatus(answer.status)
  }

  /// Answers a statement.
  mutating func answer(_ statement: String) throws(ExitStatus) {
    let former = session.transcript
    let answer = session.answer(to: statement)
    if echo { StandardStreams.result(TranscriptText.prompted(statement)) }
    let shown = session.shown(answer)
    if answer.status.isError, session.format == .text, !isTerminal {
      StandardStreams.error(shown.withoutLineEnd)
    } else {
      StandardStreams.result(shown)
    }
    StandardStreams.flush()
    try write(statement, shown, startingAfter: former)
    isOver = answer.isEnd
    guard !isTerminal else { return }
    if answer.status.isError { throw ExitStatus(answer.status) }
    if status == .yes { status = answer.status }
  }

  /// How the session ends.
  func end() throws(ExitStatus) {
    if status != .yes { throw ExitStatus(status) }
  }

  /// Writes a transcript down as far as it goes, so that it is whole whenever the session ends.
  private mutating func write(_ statement: String, _ answer: String, startingAfter former: String?) throws(ExitStatus) {
    guard let path = session.transcript else { return }
    if former != path {
      transcript = TranscriptText()
    } else {
      transcript.append(statement, answer: answer)
    }
    do throws(LoadingError) {
      try FileSystem.replace(path, with: Array(transcript.markdown.utf8))
    } catch {
      StandardStreams.error("error: \(error)")
      if !isTerminal { throw .unreadable }
    }
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
