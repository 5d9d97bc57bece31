import Glibc

/// The absolute paths of files and directories, each worked out once, and those of files from their directories'.
final class KnownPaths {
  private var known: [String: String] = [:]

  /// The one path of a file: absolute, without links.
  func absolute(_ path: String) -> String {
    if let absolute = known[path] { return absolute }
    let absolute = worked(out: path)
    // What is not there may come to be.
    if absolute.hasPrefix("/") { known[path] = absolute }
    return absolute
  }

  /// The absolute path of a directory's entry, which is its own though it may be a link.
  func location(of path: String) -> String {
    guard let name = Self.name(of: path) else { return FileSystem.location(of: path) }
    return entry(name, of: path)
  }

  private func worked(out path: String) -> String {
    var status = stat()
    guard let name = Self.name(of: path), lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else {
      return FileSystem.absolute(path)
    }
    return entry(name, of: path)
  }

  private func entry(_ name: Substring, of path: String) -> String {
    let folder = absolute(FileSystem.folder(of: path))
    return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  /// What a path ends with, where that is the name of a directory's entry.
  private static func name(of path: String) -> Substring? {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    return name.isEmpty || name == "." || name == ".." ? nil : name
  }
}
