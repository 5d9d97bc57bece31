import ArgumentParser
import Bailiwick

struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Formats policies.",
    discussion: """
      Rewrites files in canonical form; only white space changes. Standard input is printed, formatted. A \
      file that has errors of form, or whose meaning would change, is left as it is.
      """)

  @Flag(help: "Write nothing; end with 1 when a file is not formatted.")
  var check = false

  @Flag(help: "Write nothing; print a patch that git apply takes.")
  var diff = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func run() throws {
    var tally = Tally()
    for path in try files(&tally) {
      do throws(LoadingError) { try format(path, &tally) } catch { tally.fail(error) }
    }
    if !tally.summary.isEmpty { shared.say(tally.summary) }
    if let status = tally.status(failsOnChange: check) { throw status }
  }

  /// Every file once, directories standing for their policies.
  private func files(_ tally: inout Tally) throws -> [String] {
    let finder = try ConfigurationFinder()
    var found: [String] = []
    for path in paths.isEmpty ? ["."] : paths {
      guard path != "-", FileSystem.isDirectory(path) else {
        found.append(path)
        continue
      }
      let walk = try PolicyWalk(path, finder)
      found += walk.files
      for failure in walk.failures { tally.fail(failure) }
    }
    var seen: Set<String> = []
    return found.filter { $0 == "-" || seen.insert(FileSystem.absolute($0)).inserted }
  }

  private func format(_ path: String, _ tally: inout Tally) throws(LoadingError) {
    let name = path == "-" ? shared.stdinFilename : path
    let file = SourceFile(name: name, bytes: try FileSystem.read(path))
    switch Reformatting(file) {
    case .unreadable(let findings):
      StandardStreams.error(FindingsText(files: [file], style: shared.errorStyle).render(findings))
      tally.unreadable += 1
    case .refused(let reason):
      StandardStreams.error("a defect of bailiwick's: \(name) is left as it is: \(reason)\nPlease report it.")
      tally.refused += 1
    case .unchanged:
      tally.unchanged += 1
      if path == "-", !check, !diff { StandardStreams.result(file.bytes) }
    case .changed(let bytes):
      tally.changed += 1
      try write(bytes, for: file, path: path)
    }
  }

  private func write(_ bytes: [UInt8], for file: SourceFile, path: String) throws(LoadingError) {
    if diff {
      let (old, new) = (String(decoding: file.bytes, as: UTF8.self), String(decoding: bytes, as: UTF8.self))
      StandardStreams.result(unifiedDiff(old: old, new: new, path: FileSystem.patchPath(file.name)))
    } else if check {
      StandardStreams.result(file.name + "\n")
    } else if path == "-" {
      StandardStreams.result(bytes)
    } else {
      try FileSystem.replace(path, with: bytes)
    }
  }

  /// What became of the files.
  private struct Tally {
    var changed = 0
    var unchanged = 0
    var unreadable = 0
    var refused = 0

    /// Tells that a file or directory is left alone.
    mutating func fail(_ error: LoadingError) {
      StandardStreams.error("error: \(error)")
      unreadable += 1
    }

    var summary: String {
      [
        (changed, "not formatted before"), (unchanged, "formatted already"), (unreadable, "with errors, left alone"),
      ]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? "file" : "files") \($0.1)" }.joined(separator: ", ")
    }

    func status(failsOnChange: Bool) -> ExitStatus? {
      if refused > 0 { return .defect }
      if unreadable > 0 { return .unreadable }
      return failsOnChange && changed > 0 ? .no : nil
    }
  }
}
