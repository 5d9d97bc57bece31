import Glibc

/// What befalls a program on a terminal while a line is edited.
enum TerminalSignals {
  nonisolated(unsafe) private static var isOtherwise: sig_atomic_t = 0
  nonisolated(unsafe) private static var former = termios()

  /// Signals that end the program: the terminal is given back first.
  private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Remembers how the terminal is.
  static func begin() {
    tcgetattr(STDIN_FILENO, &former)
    isOtherwise = 0
    signal(SIGWINCH) { _ in TerminalSignals.isOtherwise = 1 }
    signal(SIGCONT) { _ in TerminalSignals.isOtherwise = 1 }
    for number in ending { signal(number) { TerminalSignals.end($0) } }
  }

  static func end() {
    for number in ending + [SIGWINCH, SIGCONT] { signal(number, SIG_DFL) }
  }

  /// Whether the terminal has another size, or was another program's, since this was asked last.
  static func takeChange() -> Bool {
    defer { isOtherwise = 0 }
    return isOtherwise != 0
  }

  /// Calls nothing that a signal may not call.
  private static func end(_ number: Int32) {
    tcsetattr(STDIN_FILENO, TCSANOW, &former)
    signal(number, SIG_DFL)
    raise(number)
  }
}
