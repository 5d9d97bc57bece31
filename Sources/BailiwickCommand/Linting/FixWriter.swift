import Bailiwick

/// Writes what fixes change: to the files, as a patch, or, for standard input, as the result.
struct FixWriter {
  private let options: FixOptions
  private let readsStandardInput: Bool
  private let shared: SharedOptions

  init(_ options: FixOptions, _ paths: [String], _ shared: SharedOptions) {
    self.options = options
    self.shared = shared
    readsStandardInput = paths.contains("-")
  }

  /// Fixes and writes; the run then says what is left.
  func fix(_ run: inout LintRun) throws {
    let fixing = try run.fix(unsafe: options.unsafeFixes)
    if let refusal = fixing.refusal {
      StandardStreams.error("a defect of bailiwick's: nothing is changed: \(refusal)\nPlease report it.")
      throw ExitStatus.defect
    }
    let fixed = run.fixedBaseline
    if options.diff {
      let baseline = fixed.map { [(file: $0.file, bytes: $0.bytes)] } ?? []
      for change in fixing.changes + baseline { StandardStreams.result(patch(change)) }
    } else {
      let changes = fixing.changes.filter { $0.file.name != shared.stdinFilename }
      for (file, _) in changes { try expectUnchanged(file) }
      for (file, bytes) in changes {
        try expectUnchanged(file)
        try FileSystem.replace(file.name, with: bytes)
      }
      if let fixed {
        try expectUnchanged(fixed.file)
        try FileSystem.replace(fixed.file.name, with: fixed.bytes)
        try run.readBaselineAgain()
      }
      if readsStandardInput { StandardStreams.result(run.standardInput(named: shared.stdinFilename)) }
    }
    say(fixing, fixed)
  }

  /// Somebody else's edits are not written over; where one is seen in time, nothing is written.
  private func expectUnchanged(_ file: SourceFile) throws(LoadingError) {
    guard try FileSystem.read(file.name) == file.bytes else {
      throw LoadingError(path: file.name, reason: "it has changed since it was read", action: .write)
    }
  }

  private func patch(_ change: (file: SourceFile, bytes: [UInt8])) -> String {
    unifiedDiff(
      old: String(decoding: change.file.bytes, as: UTF8.self), new: String(decoding: change.bytes, as: UTF8.self),
      path: FileSystem.patchPath(change.file.name))
  }

  private func say(_ fixing: Fixing, _ baseline: FixedBaseline?) {
    let files = fixing.changes.count
    let findings = "\(fixing.count) \(fixing.count == 1 ? "finding" : "findings")"
    let would = options.diff ? "would be " : ""
    let mended = "\(findings) \(would)fixed in \(files) \(files == 1 ? "file" : "files")"
    var words = baseline?.words(would: would) ?? []
    if !fixing.leftOut.isEmpty {
      let (stay, rest) = fixing.leftOut.count == 1 ? ("1 stays", "it") : ("\(fixing.leftOut.count) stay", "them")
      words.append("\(stay), since it was not proved that all is decided as before without \(rest)")
    }
    shared.say((fixing.count == 0 && !words.isEmpty ? words : [mended] + words).joined(separator: "; "))
  }
}
