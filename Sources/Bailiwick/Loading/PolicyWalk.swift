import Glibc

/// The `.bwk` files below a directory, in byte order of their paths.
///
/// What is hidden, vendored or excluded by a `bailiwick.toml` is passed over, and links to directories are not
/// followed, so that no link makes a loop. What cannot be looked at does not end the walk.
public struct PolicyWalk {
  public private(set) var files: [String] = []
  /// What cannot be looked at, in byte order of its paths.
  public private(set) var failures: [LoadingError] = []
  /// Vendored and excluded directories and files, in byte order.
  public private(set) var passedOver: [String] = []

  /// Directories of these names hold what others have written.
  public static let vendoredNames = ["node_modules", "vendor"]

  private let finder: ConfigurationFinder?
  /// Directories that are still to be looked at.
  private var open: [String] = []

  /// - Parameter finder: finds the configurations that exclude files; without one none is.
  /// - Throws: `LoadingError` when the directory itself cannot be read, and `ConfigurationError`.
  public init(_ directory: String, _ finder: ConfigurationFinder?) throws {
    self.finder = finder
    try visit(FileSystem.names(in: directory), in: directory)
    while let next = open.popLast() {
      switch Result(catching: { () throws(LoadingError) in try FileSystem.names(in: next) }) {
      case .success(let names): try visit(names, in: next)
      case .failure(let failure): failures.append(failure)
      }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    passedOver.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    failures.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func visit(_ names: [String], in directory: String) throws {
    for name in names where !name.utf8.starts(with: ".".utf8) {
      let path = Self.path(of: name, in: directory)
      var status = stat()
      guard lstat(path, &status) == 0 else {
        failures.append(FileSystem.failure(path))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if try Self.vendoredNames.contains(name) || excludes(path) {
          passedOver.append(path)
        } else {
          open.append(path)
        }
      case S_IFREG, S_IFLNK:
        guard name.utf8.suffix(4).elementsEqual(".bwk".utf8), Self.mayBePolicy(path) else { continue }
        if try excludes(path) { passedOver.append(path) } else { files.append(path) }
      default: break
      }
    }
  }

  private func excludes(_ path: String) throws -> Bool { try finder?.excludes(path) ?? false }

  /// Whether a link leads to a file, or to nothing, which whoever reads it is told.
  private static func mayBePolicy(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func path(of name: String, in directory: String) -> String {
    directory == "." ? name : directory.utf8.last == UInt8(ascii: "/") ? directory + name : "\(directory)/\(name)"
  }
}
