import Bailiwick
import BailiwickExploring

/// The session of somebody at a terminal.
struct Terminal: LineEditor.Client {
  private let exploration: Exploration
  private let style: Style
  private let historyFile = HistoryFile.prepare()
  /// Lines that came at once, by a paste or from the history, and are not yet taken.
  private var ahead: ArraySlice<String> = []
  /// The lines of the statement that is not yet complete, with their ends.
  private var lead = ""
  /// Whether the statement's lines stand on the terminal.
  private var isShown = true

  private init(_ exploration: Exploration, _ style: Style) {
    (self.exploration, self.style) = (exploration, style)
  }

  /// - Parameter greeting: said at first; `nil` for nothing.
  static func explore(_ exploration: Exploration, greeting: String?, style: Style) throws {
    var terminal = Terminal(exploration, style)
    guard LineEditor.begin(historyFile: terminal.historyFile) else { throw ExitStatus.unreadable }
    defer { LineEditor.end() }
    if let greeting { StandardStreams.result(greeting) }
    while !exploration.isOver {
      switch terminal.statement() {
      case .interrupt: terminal.ahead = []
      case .end:
        StandardStreams.result("\n")
        return
      case .text(let statement):
        LineEditor.remember(statement, historyFile: terminal.historyFile)
        try exploration.answer(statement)
      }
    }
  }

  func completion(of text: String) -> Completion { exploration.session.completion(of: lead + text) }

  func news() -> String? { exploration.news }

  var mayHaveNews: Bool { exploration.session.isWatching }

  /// A statement: a line, or several, until it is complete or a line is empty. Of lines that come at once, those that
  /// are indented go on with the one before, as in a file.
  private mutating func statement() -> LineEditor.Line {
    lead = ""
    while true {
      let statement = lead.isEmpty ? "" : String(lead.dropLast())
      if !statement.isEmpty, !exploration.session.isIncomplete(statement),
        statement.hasPrefix(":") || !isNextIndented
      {
        return .text(statement)
      }
      let line = nextLine()
      guard case .text(let text) = line else { return line }
      if text.contains(where: { !$0.isWhitespace }) {
        lead += text + "\n"
      } else if !statement.isEmpty {
        return .text(statement)
      }
    }
  }

  private var isNextIndented: Bool {
    if let next = ahead.first { return next.first?.isWhitespace == true }
    return TerminalInput.ahead.map { " \t".utf8.contains($0) } ?? false
  }

  private mutating func nextLine() -> LineEditor.Line {
    if let line = ahead.popFirst() {
      // The first statement stands above as it came; the others are shown where they are answered.
      if lead.isEmpty { isShown = false }
      if !isShown { StandardStreams.result((lead.isEmpty ? Self.prompt : Self.further) + line + "\n") }
      return .text(line)
    }
    isShown = true
    StandardStreams.flush()
    let line = LineEditor.read(lead.isEmpty ? Self.prompt : Self.further, style: style, for: self)
    guard case .text(let text) = line, text.contains(where: \.isNewline) else { return line }
    ahead = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    return .text(ahead.removeFirst())
  }

  private static let prompt = "bailiwick> "
  private static let further = "       ... "
}
