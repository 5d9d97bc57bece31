import Bailiwick
import BailiwickExploring

/// The session of somebody at a terminal.
enum Terminal {
  static func explore(_ exploration: inout Exploration, greeting: String?) throws {
    if let greeting { StandardStreams.result("\(greeting) — `:help` lists what can be asked, Ctrl-D ends\n") }
    while !exploration.isOver, let statement = read(exploration.session) {
      try exploration.answer(statement)
    }
    if !exploration.isOver { StandardStreams.result("\n") }
  }

  /// A statement: a line, or several, until it is complete or a line is empty.
  private static func read(_ session: Session) -> String? {
    guard var statement = prompted("bailiwick> ") else { return nil }
    while session.isIncomplete(statement), let more = prompted("       ... "), !more.isEmpty {
      statement += "\n" + more
    }
    return statement
  }

  private static func prompted(_ prompt: String) -> String? {
    StandardStreams.result(prompt)
    StandardStreams.flush()
    return readLine()
  }
}
