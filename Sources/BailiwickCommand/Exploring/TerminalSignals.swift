import Bailiwick
import Glibc

/// What befalls a program on a terminal while a line is edited or answered.
enum TerminalSignals {
  nonisolated(unsafe) private static var isOtherwise: sig_atomic_t = 0
  nonisolated(unsafe) private static var former = termios()

  /// Whether an answer is being worked out that Ctrl-C is to interrupt.
  nonisolated(unsafe) private static var isAnswering: sig_atomic_t = 0

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

  /// Works out an answer. Ctrl-C interrupts it; pressed once more, it ends the program.
  ///
  /// Returns `nil` when it was interrupted, so that the answer is not all.
  static func interruptibly<Answer>(_ answer: () -> Answer) -> Answer? {
    Interruption.end()
    isAnswering = 1
    let answer = answer()
    isAnswering = 0
    return Interruption.end() ? nil : answer
  }

  /// Whether the terminal has another size, or was another program's, since this was asked last.
  static func takeChange() -> Bool {
    defer { isOtherwise = 0 }
    return isOtherwise != 0
  }

  /// Calls nothing that a signal may not call.
  private static func end(_ number: Int32) {
    if number == SIGINT, isAnswering != 0 {
      isAnswering = 0
      return Interruption.ask()
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &former)
    signal(number, SIG_DFL)
    raise(number)
  }
}
