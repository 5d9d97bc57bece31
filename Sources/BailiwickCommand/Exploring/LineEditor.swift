import Bailiwick
import BailiwickExploring
import CLibEdit
import Glibc

/// Lines edited on a terminal, with a history and completion. There is one terminal, and so one editor.
enum LineEditor {
  /// What the reading of a line comes to.
  enum Line {
    /// Several lines, when they were pasted or are in the history.
    case text(String)
    /// Ctrl-C: the statement is given up.
    case interrupt
    /// Ctrl-D on an empty line.
    case end
  }

  /// Who edits a line.
  protocol Client {
    /// What can stand at the end of a text.
    func completion(of text: String) -> Completion
    /// Asked now and then while nothing is typed, if there may be any: what is to be shown above the line.
    func news() -> String?
    var mayHaveNews: Bool { get }
  }

  // libedit calls functions that can hold nothing.
  nonisolated(unsafe) private static var editor: OpaquePointer?
  nonisolated(unsafe) private static var history: OpaquePointer?
  nonisolated(unsafe) private static var prompt = strdup("")
  nonisolated(unsafe) private static var isInterrupted = false
  nonisolated(unsafe) private static var client: (any Client)?

  private static let historyLimit: Int32 = 1_000
  /// How many bytes a paste may have.
  private static let pasteLimit = 1 << 20
  /// How often it is asked for news, in milliseconds.
  private static let patience: Int32 = 250
  /// The terminal says where a paste begins and ends.
  private static let (pastesMarked, pastesPlain) = ("\u{1B}[?2004h", "\u{1B}[?2004l")
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Prepares the terminal; false where it cannot be.
  static func begin(historyFile: String?) -> Bool {
    if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    guard let made = line_editor_make("bailiwick"), let lines = history_init() else { return false }
    (editor, history) = (made, lines)
    TerminalSignals.begin()
    line_history_begin(lines, historyLimit)
    line_editor_begin(made, lines)
    line_editor_prompt(made) { _ in LineEditor.prompt }
    line_editor_read(made) { editor, character in LineEditor.readCharacter(editor, character) }
    line_editor_bind(made, "bailiwick-interrupt", "^C") { _, _ in LineEditor.interrupt() }
    line_editor_bind(made, "bailiwick-suspend", "^Z") { editor, _ in LineEditor.suspend(editor) }
    line_editor_bind(made, "bailiwick-complete", "^I") { editor, _ in LineEditor.completeWord(editor) }
    line_editor_bind(made, "bailiwick-paste", "\\e[200~") { editor, _ in LineEditor.paste(editor) }
    line_editor_bind_known(made, "^R", "em-inc-search-prev")
    el_source(made, nil)
    if let historyFile { _ = line_history_load(lines, historyFile) }
    return true
  }

  /// Reads a line after a prompt.
  static func read(_ text: String, style: Style, for newClient: any Client) -> Line {
    free(prompt)
    // libedit writes what takes no room only before a character that does.
    let word = text.prefix { $0 != " " }
    prompt = strdup(style.paint(String(word), .blue, marking: "\u{1}") + text.dropFirst(word.count))
    client = newClient
    isInterrupted = false
    let marks = StandardStreams.environment["TERM"] != "dumb"
    if marks { write(pastesMarked) }
    defer { if marks { write(pastesPlain) } }
    // libedit writes the prompt first; Ctrl-C is a key as soon as it stands there.
    line_editor_hold_terminal(editor, 1)
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0 else { return isInterrupted ? .interrupt : .end }
    let read = String(cString: line)
    return .text(read.last == "\n" ? String(read.dropLast()) : read)
  }

  /// Adds a statement to the history and writes that down.
  static func remember(_ statement: String, historyFile: String?) {
    guard let history, statement.contains(where: { !$0.isWhitespace }) else { return }
    line_history_add(history, statement)
    guard let historyFile else { return }
    let beside = "\(historyFile).\(getpid())"
    if line_history_save(history, beside) < 0 || rename(beside, historyFile) != 0 { unlink(beside) }
  }

  /// Gives the terminal back as it was.
  static func end() {
    if let editor { el_end(editor) }
    if let history { history_end(history) }
    (editor, history) = (nil, nil)
    TerminalSignals.end()
  }

  // MARK: Reading

  /// The next character for libedit: 1, or 0 at the end.
  private static func readCharacter(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    let scalar = TerminalInput.nextScalar {
      if TerminalSignals.takeChange() {
        line_editor_hold_terminal(editor, 1)
        el_resize(editor)
        show("", above: editor)
      }
      if let news = client?.news() { show(news, above: editor) }
      return client?.mayHaveNews == true ? patience : -1
    }
    guard let scalar else { return 0 }
    character?.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  /// Writes a text in the place of the line, and the line after it.
  private static func show(_ text: String, above editor: OpaquePointer?) {
    write("\r\u{1B}[J" + text)
    line_editor_refresh(editor)
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
    if TerminalSignals.takeChange() { el_resize(editor) }
    return UInt8(CC_REDISPLAY)
  }

  /// Takes what is pasted as it is, line ends included: nothing is done before it is entered.
  private static func paste(_ editor: OpaquePointer?) -> UInt8 {
    var bytes: [UInt8] = []
    while bytes.count < pasteLimit, !bytes.suffix(pasteEnd.count).elementsEqual(pasteEnd),
      let byte = TerminalInput.next(idle: nil)
    { bytes.append(byte) }
    if bytes.suffix(pasteEnd.count).elementsEqual(pasteEnd) { bytes.removeLast(pasteEnd.count) }
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    var text = lines.map { line in line.filter { $0 == "\t" || $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } } }
    while text.last?.isEmpty == true { text.removeLast() }
    return UInt8(text.isEmpty || el_insertstr(editor, text.joined(separator: "\n")) == 0 ? CC_REFRESH : CC_ERROR)
  }

  /// Adds what is common to all words that can stand there; where that is nothing, lists them.
  private static func completeWord(_ editor: OpaquePointer?) -> UInt8 {
    guard let editor, let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
      return UInt8(CC_ERROR)
    }
    let count = UnsafePointer(cursor) - UnsafePointer(start)
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let completion = client?.completion(of: String(decoding: bytes, as: UTF8.self)),
      !completion.candidates.isEmpty
    else { return UInt8(CC_ERROR) }
    let isOnly = completion.candidates.count == 1
    let goesOn = completion.candidates[0].last.map { ".=/".contains($0) } ?? false
    let added = completion.common + (isOnly && !goesOn ? " " : "")
    if !added.isEmpty { return UInt8(el_insertstr(editor, added) == 0 ? CC_REFRESH : CC_ERROR) }
    write("\n" + ColumnText(completion.candidates, width: Table.width).text)
    return UInt8(CC_REDISPLAY)
  }

  private static func write(_ text: String) {
    StandardStreams.result(text)
    StandardStreams.flush()
  }
}
