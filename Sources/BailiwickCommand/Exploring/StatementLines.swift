/// Statements from a pipe: a line each, with the indented lines after it, and as many as it takes to be complete.
struct StatementLines {
  /// A line that was read, and begins the next statement.
  private var ahead: String?

  /// The next statement, or `nil` after the last.
  mutating func next(isIncomplete: (String) -> Bool) -> String? {
    guard var statement = line() else { return nil }
    // A command is one line: who waits for its answer need not send another one first.
    while !statement.hasPrefix(":"), let more = line() {
      let isIndented = more.first?.isWhitespace == true && more.contains { !$0.isWhitespace }
      guard isIndented || isIncomplete(statement) else {
        ahead = more
        break
      }
      statement += "\n" + more
    }
    return statement
  }

  private mutating func line() -> String? {
    defer { ahead = nil }
    return ahead ?? readLine()
  }
}
