import Bailiwick
import BailiwickChecks
import BailiwickModel

/// What a session reaches outside itself: files, what configures checks, and the clock.
public struct Surroundings {
  /// Reads a program of files and directories.
  let load: ([String]) throws -> Program
  let read: (_ path: String) throws(LoadingError) -> [UInt8]
  let write: (_ path: String, _ bytes: [UInt8]) throws(LoadingError) -> Void
  /// What would be lost if something were written to a path; `nil` for nothing.
  let standing: (_ path: String) throws(LoadingError) -> [UInt8]?
  /// The one path of a file, however it is named.
  let absolute: (_ path: String) -> String
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
    standing: @escaping (_ path: String) throws(LoadingError) -> [UInt8]?,
    absolute: @escaping (_ path: String) -> String = { $0 },
    settings: @escaping (_ file: String) throws -> CheckSettings = { _ in .standard }, now: @escaping () -> Instant,
    names: @escaping (_ directory: String) -> [String] = { _ in [] }, workingDirectory: String = "/"
  ) {
    self.load = load
    self.read = read
    self.write = write
    self.standing = standing
    self.absolute = absolute
    self.settings = settings
    self.now = now
    self.names = names
    self.workingDirectory = workingDirectory
  }
}
