import Bailiwick
import BailiwickExploring

/// The session of somebody at a terminal.
struct Terminal {
  private let historyFile = HistoryFile.prepare()
  /// A line that came with a paste, and begins the next statement.
  private var ahead: String?

  /// - Parameter greeting: said at first; `nil` for nothing.
  static func explore(_ exploration: inout Exploration, greeting: String?) throws {
    var terminal = Terminal()
    guard LineEditor.begin(historyFile: terminal.historyFile) else { throw ExitStatus.unreadable }
    defer { LineEditor.end() }
    if let greeting { StandardStreams.result("\(greeting) — :help lists what can be asked, Ctrl-D ends\n") }
    while !exploration.isOver {
      switch terminal.statement(exploration.session) {
      case .interrupt: terminal.ahead = nil
      case .end:
        StandardStreams.result("\n")
        return
      case .text(let statement):
        LineEditor.remember(statement, historyFile: terminal.historyFile)
        try exploration.answer(statement)
      }
    }
  }

  /// A statement: a line, or several, until it is complete or a line is empty. Of lines that are pasted, those that
  /// are indented go on with the one before, as in a file.
  private mutating func statement(_ session: Session) -> LineEditor.Line {
    var statement = ""
    if let ahead { (statement, self.ahead) = (ahead, nil) }
    while true {
      let isIncomplete = !statement.isEmpty && session.isIncomplete(statement)
      if !statement.isEmpty, !isIncomplete, statement.hasPrefix(":") || !LineEditor.hasMore { return .text(statement) }
      let lead = statement.isEmpty ? "" : statement + "\n"
      StandardStreams.flush()
      let line = LineEditor.read(lead.isEmpty ? "bailiwick> " : "       ... ") { session.completion(of: lead + $0) }
      guard case .text(let text) = line else { return line }
      if !isIncomplete, !lead.isEmpty, text.first?.isWhitespace != true {
        ahead = text.isEmpty ? nil : text
        return .text(statement)
      }
      if lead.isEmpty, !text.contains(where: { !$0.isWhitespace }) { continue }
      if !lead.isEmpty, text.isEmpty { return .text(statement) }
      statement = lead + text
    }
  }
}
