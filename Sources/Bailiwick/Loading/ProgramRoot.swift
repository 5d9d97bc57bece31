/// The directory out of which no `use` leads: the working directory when everything named lies in it, else the
/// deepest directory that holds everything named.
struct ProgramRoot {
  private let directory: String
  private let isWorkingDirectory: Bool

  /// - Parameter paths: what was named: files, directories, and `-` for standard input.
  init(of paths: [String]) {
    let working = FileSystem.workingDirectory
    let directories = paths.filter { $0 != "-" }.map { path in
      FileSystem.isDirectory(path) ? FileSystem.absolute(path) : FileSystem.directory(of: FileSystem.absolute(path))
    }
    isWorkingDirectory = directories.allSatisfy { Self.isBelow($0, working) }
    directory =
      isWorkingDirectory
      ? working
      : directories.reduce(directories[0]) { common, next in
        var common = common
        while !Self.isBelow(next, common) { common = FileSystem.directory(of: common) }
        return common
      }
  }

  /// - Parameter path: an absolute one.
  func holds(_ path: String) -> Bool { Self.isBelow(path, directory) }

  /// A path as messages show it: relative when the root is the working directory.
  ///
  /// - Parameter path: an absolute one.
  func shown(_ path: String) -> String {
    isWorkingDirectory && path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }

  /// The one path of a file that one in a directory names, so that a file which is not there has a place too.
  static func absolute(_ path: String, in directory: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : "\(directory)/\(path)").split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return FileSystem.absolute("/" + parts.joined(separator: "/"))
  }

  /// Whether an absolute path is a directory or lies below it.
  static func isBelow(_ path: String, _ directory: String) -> Bool {
    path == directory || directory == "/" || path.hasPrefix(directory + "/")
  }
}
