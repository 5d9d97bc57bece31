import Bailiwick
import BailiwickExploring
import CLibEdit
import Glibc

/// Lines edited on a terminal, with a history and completion. There is one terminal, and so one editor.
enum LineEditor {
  /// What the reading of a line comes to.
  enum Line {
    case text(String)
    /// Ctrl-C: the statement is given up.
    case interrupt
    /// Ctrl-D on an empty line.
    case end
  }

  // libedit calls functions that can hold nothing.
  nonisolated(unsafe) private static var editor: OpaquePointer?
  nonisolated(unsafe) private static var history: OpaquePointer?
  nonisolated(unsafe) private static var prompt = strdup("")
  nonisolated(unsafe) private static var isInterrupted = false
  nonisolated(unsafe) private static var complete: (String) -> Completion? = { _ in nil }

  private static let historyLimit: Int32 = 1_000

  /// Prepares the terminal; false where it cannot be.
  static func begin(historyFile: String?) -> Bool {
    if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    guard let made = line_editor_make("bailiwick"), let lines = history_init() else { return false }
    (editor, history) = (made, lines)
    line_history_begin(lines, historyLimit)
    line_editor_begin(made, lines)
    line_editor_prompt(made) { _ in LineEditor.prompt }
    line_editor_bind(made, "bailiwick-interrupt", "^C") { _, _ in LineEditor.interrupt() }
    line_editor_bind(made, "bailiwick-suspend", "^Z") { editor, _ in LineEditor.suspend(editor) }
    line_editor_bind(made, "bailiwick-complete", "^I") { editor, _ in LineEditor.completeWord(editor) }
    line_editor_bind_known(made, "^R", "em-inc-search-prev")
    el_source(made, nil)
    if let historyFile { _ = line_history_load(lines, historyFile) }
    return true
  }

  /// Reads a line.
  static func read(_ text: String, completing: @escaping (String) -> Completion) -> Line {
    free(prompt)
    prompt = strdup(text)
    complete = completing
    isInterrupted = false
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0 else { return isInterrupted ? .interrupt : .end }
    let read = String(cString: line)
    return .text(read.last == "\n" ? String(read.dropLast()) : read)
  }

  /// Whether another line is there already: pasted, or typed ahead.
  static var hasMore: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) == 1 && input.revents & Int16(POLLIN) != 0
  }

  /// Adds a statement to the history and writes that down. Several lines are one.
  static func remember(_ statement: String, historyFile: String?) {
    guard let history, statement.contains(where: { !$0.isWhitespace }) else { return }
    let lines = statement.split(separator: "\n").map { line in String(line.drop { $0.isWhitespace }) }
    line_history_add(history, lines.joined(separator: " "))
    if let historyFile { _ = line_history_save(history, historyFile) }
  }

  /// Gives the terminal back as it was.
  static func end() {
    if let editor { el_end(editor) }
    if let history { history_end(history) }
    (editor, history) = (nil, nil)
  }

  // MARK: Keys

  private static func interrupt() -> UInt8 {
    isInterrupted = true
    write("^C\n")
    return UInt8(CC_EOF)
  }

  /// Stops until the shell goes on with us.
  private static func suspend(_ editor: OpaquePointer?) -> UInt8 {
    line_editor_hold_terminal(editor, 0)
    raise(SIGTSTP)
    line_editor_hold_terminal(editor, 1)
    return UInt8(CC_REDISPLAY)
  }

  /// Adds what is common to all words that can stand there; where that is nothing, lists them.
  private static func completeWord(_ editor: OpaquePointer?) -> UInt8 {
    guard let editor, let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
      return UInt8(CC_ERROR)
    }
    let count = UnsafePointer(cursor) - UnsafePointer(start)
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let completion = complete(String(decoding: bytes, as: UTF8.self)), !completion.candidates.isEmpty else {
      return UInt8(CC_ERROR)
    }
    let isOnly = completion.candidates.count == 1
    let added = completion.common + (isOnly && completion.candidates[0].last != "." ? " " : "")
    if !added.isEmpty { return UInt8(el_insertstr(editor, added) == 0 ? CC_REFRESH : CC_ERROR) }
    write("\n" + ColumnText(completion.candidates, width: Table.width).text)
    return UInt8(CC_REDISPLAY)
  }

  private static func write(_ text: String) {
    StandardStreams.result(text)
    StandardStreams.flush()
  }
}
