import BailiwickChecks
import BailiwickSource

/// Finds the configuration of a file: the nearest `bailiwick.toml` in its directory or above.
public final class ConfigurationFinder {
  public static let fileName = "bailiwick.toml"
  /// Those of the files for which configurations are looked for.
  let paths = KnownPaths()
  /// By directory, as far as it is known.
  private var known: [String: Configuration?] = [:]
  /// Goes for every file, whatever lies near it.
  private let fixed: Configuration?

  /// - Parameter path: the configuration for all files; `nil` to look near each.
  public init(path: String? = nil) throws {
    fixed = try path.map { try Self.read($0) }
  }

  /// What goes for a file, and the file's path relative to where that is written; `nil` where there is nothing.
  public func configuration(of path: String) throws -> (Configuration, relative: String)? {
    var absolute = paths.absolute(path)
    // A name for standard input need not be a file's.
    if !absolute.hasPrefix("/") { absolute = FileSystem.workingDirectory + "/" + absolute }
    guard let found = try fixed ?? nearest(FileSystem.directory(of: absolute)) else { return nil }
    let directory = FileSystem.directory(of: paths.absolute(found.file))
    let isBelow = absolute.hasPrefix(directory + "/")
    return (found, isBelow ? String(absolute.dropFirst(directory.count + 1)) : absolute)
  }

  /// Whether a file or directory is left out when a directory above it is looked at.
  func excludes(_ path: String) throws -> Bool {
    guard let (found, relative) = try configuration(of: path) else { return false }
    return found.excluded.contains { $0.matches(relative) }
  }

  /// Which files are one program with a file, and the folder of the configuration that says so.
  func extent(around path: String) throws -> (extent: ProgramExtent, folder: String?) {
    guard let (found, _) = try configuration(of: path) else { return (.use, nil) }
    return (found.program, FileSystem.folder(of: found.file))
  }

  private func nearest(_ directory: String) throws -> Configuration? {
    if let known = known[directory] { return known }
    let path = directory == "/" ? "/" + Self.fileName : "\(directory)/\(Self.fileName)"
    let found: Configuration?
    if FileSystem.isFile(path) {
      found = try Self.read(path)
    } else {
      found = directory == "/" ? nil : try nearest(FileSystem.directory(of: directory))
    }
    known[directory] = .some(found)
    return found
  }

  private static func read(_ path: String) throws -> Configuration {
    let bytes = try FileSystem.read(path)
    let shown = FileSystem.shown(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(file: shown, line: 1, message: "the file is not UTF-8")
    }
    return try ConfigurationReader.read(text, file: shown)
  }
}
