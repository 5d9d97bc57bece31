import Bailiwick
import BailiwickReporting
import BailiwickSource

extension Session {
  /// Loads files in the place of what is loaded and was entered; the request stays, as far as it still means something.
  public mutating func load(paths: [String]) -> Answer {
    do throws(Refusal) { return try load(paths) } catch { return Answer(refusing: error, style) }
  }

  /// The files that are loaded, and those that they use.
  public var files: [String] { base.program.files.map(\.name) }

  mutating func load(_ paths: [String]) throws(Refusal) -> Answer {
    let program = try loaded(paths)
    self.paths = paths
    base = program
    history = []
    saved = [:]
    adopt(program, [])
    let declarations = program.compilation.model.declarations
    let rules = declarations.rules.count
    let words = "\(shortened(program.program.files.map(\.name))): \(rules) \(rules == 1 ? "rule" : "rules")"
    try refuseErrors(of: program)
    return Answer(
      visible(words), json: ["files": .strings(program.program.files.map(\.name)), "rules": .integer(rules)])
  }

  private func refuseErrors(of program: LoadedProgram) throws(Refusal) {
    let errors = program.compilation.findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw .findings(
        FindingsText(files: program.compilation.files, style: style).render(errors),
        plain: errors.map(\.message).joined(separator: "; "))
    }
  }

  /// What is loaded already is not compiled again, nor files parsed that are as they were.
  func loaded(_ paths: [String]) throws(Refusal) -> LoadedProgram {
    do {
      let program = try surroundings.load(paths)
      return base.isMade(of: program) ? base : LoadedProgram(program, after: base)
    } catch let error as LoadingError where error.action != .choose {
      throw .unreadable(error.description)
    } catch {
      throw .usage("\(error)")
    }
  }

  /// Whether the files are others than those that are loaded, or cannot be read any more.
  public var haveFilesChanged: Bool {
    guard let program = try? surroundings.load(paths) else { return true }
    return !base.isMade(of: program)
  }

  /// Files that have errors now do not take the place of those that had none.
  mutating func reload() throws(Refusal) -> Answer {
    guard !paths.isEmpty else { throw .usage("nothing was loaded from files") }
    let former = current
    let fresh = try loaded(paths)
    let next = fresh === base ? current : program(of: fresh, with: entered)
    if former.compilation.policySet != nil { try refuseErrors(of: next) }
    if fresh !== base { history.forgetPrograms() }
    base = fresh
    adopt(next, entered)
    try refuseErrors(of: next)
    guard former.compilation.policySet != nil else { return Answer("loaded again") }
    return try difference(from: former, to: current)
  }

  private func program(of files: LoadedProgram, with items: [EnteredItem]) -> LoadedProgram {
    items.isEmpty ? files : LoadedProgram(items.reduce(files.program) { $0.entering($1).program }, after: files)
  }

  mutating func undo() throws(Refusal) -> Answer {
    guard let last = history.popLast() else { throw .usage("nothing was entered that could be taken back") }
    let gone = entered.dropFirst(last.entered.count)
    let back = last.entered.dropFirst(entered.count)
    adopt(last.program ?? program(of: base, with: last.entered), last.entered)
    if let former = last.facts { facts = former }
    if gone.isEmpty, back.isEmpty { return Answer("the request is back again") }
    let (lead, items) = gone.isEmpty ? ("back again:", back) : ("took back:", gone)
    return Answer(quoting: ([lead] + items.map { indented($0.text) }).joined(separator: "\n"))
  }

  mutating func reset() -> Answer {
    let fresh = Facts(exploring: base.vocabulary)
    if !entered.isEmpty || facts != fresh {
      history.add(FormerLayer(entered: entered, program: current, facts: facts))
    }
    adopt(base, [])
    saved = [:]
    facts = fresh
    return Answer("")
  }

  func show() -> Answer {
    let files = base.program.files.map(\.name)
    var lines = [files.isEmpty ? "no files are loaded" : "loaded: \(shortened(files, to: 20))"]
    if entered.isEmpty { lines.append("nothing was entered") } else { lines.append("entered:") }
    lines += entered.present.map { indented($0.text) }
    return Answer(
      visibleLines(lines.joined(separator: "\n")),
      json: ["files": .strings(files), "entered": .strings(entered.present.map(\.text))])
  }

  func indented(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { "  \($0)" }.joined(
      separator: "\n")
  }
}
