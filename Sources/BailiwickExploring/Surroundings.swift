import Bailiwick
import BailiwickChecks
import BailiwickModel

/// What a session reaches outside itself: files, what configures checks, and the clock.
public struct Surroundings {
  /// Reads a program of files and directories.
  let load: ([String]) throws -> Program
  let read: (_ path: String) throws(LoadingError) -> [UInt8]
  let write: (_ path: String, _ bytes: [UInt8]) throws(LoadingError) -> Void
  /// What holds for the checks in a file, by its name.
  let settings: (_ file: String) throws -> CheckSettings
  let now: () -> Instant
  /// The names in a directory, those of directories with a slash; for completion.
  let names: (_ directory: String) -> [String]
  /// Absolute.
  let workingDirectory: String

  public init(
    load: @escaping ([String]) throws -> Program,
    read: @escaping (_ path: String) throws(LoadingError) -> [UInt8],
    write: @escaping (_ path: String, _ bytes: [UInt8]) throws(LoadingError) -> Void,
    settings: @escaping (_ file: String) throws -> CheckSettings = { _ in .standard }, now: @escaping () -> Instant,
    names: @escaping (_ directory: String) -> [String] = { _ in [] }, workingDirectory: String = "/"
  ) {
    self.load = load
    self.read = read
    self.write = write
    self.settings = settings
    self.now = now
    self.names = names
    self.workingDirectory = workingDirectory
  }
}
