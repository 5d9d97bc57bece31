import Bailiwick
import BailiwickReporting
import BailiwickSource
import BailiwickSyntax

/// Writing what was entered. Nothing that others wrote is written over.
extension Session {
  /// Writes what was entered: to a file of its own; or into the loaded files, what is new at the end of the one that is
  /// named, or of the last.
  mutating func save(_ path: String) throws(Refusal) -> Answer {
    guard !entered.isEmpty else { throw .usage("nothing was entered that could be written") }
    let files = base.program.files
    if path.isEmpty {
      guard !files.isEmpty else { throw .usage("no file is loaded: `:save FILE`") }
      return try merge(newInto: files.count - 1)
    }
    let place = surroundings.absolute(path)
    if let number = files.firstIndex(where: { surroundings.absolute($0.name) == place }) {
      return try merge(newInto: number)
    }
    try expectFree(path, for: .policy)
    let bytes = enteredBytes
    let own = saved[place]
    try refuseLoss(of: path, knowing: own) {
      own == nil
        ? "\(path) is there already: name another file, or `:load` it, so that what was entered joins it"
        : "\(path) has changed since it was written: name another file"
    }
    try write(bytes, to: path)
    saved[surroundings.absolute(path)] = bytes
    return Answer("written to \(visible(path))", json: ["written": [.string(path)]])
  }

  /// Whether something was entered that no file has.
  public var hasUnsavedItems: Bool { !entered.isEmpty && !saved.values.contains(enteredBytes) }

  /// What was entered, as a file has it.
  private var enteredBytes: [UInt8] {
    let text = entered.present.map { $0.text + "\n" }.joined(separator: "\n")
    return (try? formatted(parse(SourceFile(name: "", text: text)).tree)) ?? Array(text.utf8)
  }

  /// - Parameter number: of the file at the end of which stands what replaces nothing.
  private mutating func merge(newInto number: Int) throws(Refusal) -> Answer {
    var files = current.program.files
    if let new = files.last, new.name == EnteredItem.fileName {
      files.removeLast()
      let old = files[number]
      let gap = old.bytes.isEmpty ? "" : old.bytes.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
      files[number] = SourceFile(id: old.id, name: old.name, bytes: old.bytes + Array(gap.utf8) + new.bytes)
    }
    let changed = zip(base.program.files, files).filter { $0.bytes != $1.bytes }
    for (old, _) in changed {
      try refuseLoss(of: old.name, knowing: old.bytes) {
        "\(old.name) has changed since it was loaded: `:reload` first, or `:save` to another file"
      }
    }
    for (_, new) in changed { try write(new.bytes, to: new.name) }
    let former = base.program
    base = LoadedProgram(
      Program(files: files, findings: former.findings, isComplete: former.isComplete), after: current)
    history = []
    adopt(base, [])
    let written = changed.map(\.1.name)
    return Answer("written to \(visible(written.joined(separator: ", ")))", json: ["written": .strings(written)])
  }

  /// Refuses to write over what is not as the session knows it.
  ///
  /// - Parameter known: what the session has read or written there; `nil` for nothing.
  func refuseLoss(of path: String, knowing known: [UInt8]?, _ message: () -> String) throws(Refusal) {
    let standing: [UInt8]?
    do throws(LoadingError) { standing = try surroundings.standing(path) } catch {
      throw .unreadable(error.description)
    }
    guard let standing, !standing.isEmpty, standing != known else { return }
    throw .usage(message())
  }

  /// Refuses to write over what is no session's to write.
  func expectFree(_ path: String, for content: Destinations.Content) throws(Refusal) {
    let destinations = Destinations(reading: files, absolute: surroundings.absolute)
    do throws(DestinationRefusal) { try destinations.expectFree(path, for: content) } catch {
      throw .usage(error.description)
    }
  }

  func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
    do throws(LoadingError) { try surroundings.write(path, bytes) } catch { throw .unreadable(error.description) }
  }
}
