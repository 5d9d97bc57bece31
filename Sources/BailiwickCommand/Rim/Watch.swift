import Bailiwick
import Glibc

/// Waits until something that a command reads has changed.
struct Watch {
  /// Files, and directories for what comes to be in them.
  private let paths: [String]
  /// Files that are read beside the policies.
  private let others: [String]
  private let configuration: String?
  private var stamps: [String: FileStamp] = [:]

  /// How often files are looked at, in microseconds.
  private static let interval: UInt32 = 200_000

  /// - Parameter configuration: the one for all files, where there is one.
  init(_ paths: [String], others: [String] = [], configuration: String? = nil) {
    self.configuration = configuration
    self.others = others + (configuration.map { [$0] } ?? [])
    self.paths = paths.isEmpty ? ["."] : paths
    stamps = current(used: [])
  }

  /// Returns when a file has changed, has come or has gone.
  ///
  /// - Parameter used: the files of the programs, those that others use included.
  mutating func wait(used: [String]) {
    // What changed while it was looked at is seen as well.
    var known = stamps
    for (path, stamp) in current(used: used) where known[path] == nil { known[path] = stamp }
    while true {
      let now = current(used: used)
      if now != known {
        stamps = now
        return
      }
      usleep(Self.interval)
    }
  }

  /// Whether a file has changed, has come or has gone since this was asked last.
  mutating func hasChanged() -> Bool {
    let now = current(used: [])
    defer { stamps = now }
    return now != stamps
  }

  private func current(used: [String]) -> [String: FileStamp] {
    var files = used + others
    // A configuration that is wrong excludes nothing until it is mended.
    let finder = try? ConfigurationFinder(path: configuration)
    for path in paths {
      let walk = (try? PolicyWalk(path, finder)) ?? (try? PolicyWalk(path, nil))
      files += walk?.files ?? [path]
    }
    let directories = Set(files.map { FileSystem.directory(of: FileSystem.absolute($0)) })
    files += directories.map { "\($0)/\(ConfigurationFinder.fileName)" }
    var stamps: [String: FileStamp] = [:]
    for file in files { stamps[FileSystem.absolute(file)] = FileStamp(file) }
    return stamps
  }
}

extension Watch {
  /// Does something now and at every change, until interrupted. On a terminal each run has the screen for itself;
  /// elsewhere one follows the other.
  ///
  /// - Parameter work: what to do; it adds the files that it reads.
  mutating func run(_ shared: SharedOptions, _ work: (_ used: inout [String]) throws -> Void) throws -> Never {
    while true {
      if StandardStreams.isTerminal(STDOUT_FILENO) { StandardStreams.result("\u{1B}[2J\u{1B}[H") }
      var used: [String] = []
      do {
        try work(&used)
      } catch is ExitStatus {
        // The result is told; there is nothing to end with.
      } catch  where error is LoadingError || error is ConfigurationError {
        StandardStreams.error("error: \(error)")
      }
      StandardStreams.flush()
      shared.say("watching; interrupt to end")
      wait(used: used)
    }
  }
}
