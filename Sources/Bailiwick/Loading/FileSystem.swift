import Glibc

/// The files of this machine, as far as programs and facts need them.
public enum FileSystem {
  /// How many bytes a file may have that is read as a whole. A device may have any number.
  private static let lengthLimit = 256 << 20

  /// The bytes of a file, or of standard input for `-`.
  public static func read(_ path: String) throws(LoadingError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes = try piece(of: descriptor, path, length(of: descriptor) + 1)
    while true {
      guard bytes.count <= lengthLimit else {
        throw LoadingError(path: path, reason: "it is longer than \(lengthLimit >> 20) MiB")
      }
      let next = try piece(of: descriptor, path, 1 << 16)
      if next.isEmpty { return bytes }
      bytes += next
    }
  }

  /// How many bytes a file says that it has, which it need not have when they are read.
  private static func length(of descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? min(max(0, Int(status.st_size)), lengthLimit) : 0
  }

  /// The next bytes of a file, at most so many; none at its end.
  private static func piece(
    of descriptor: Int32, _ path: String, _ length: Int
  ) throws(LoadingError) -> [UInt8] {
    var count = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, initializedCount in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, length) } while count < 0 && errno == EINTR
      initializedCount = max(0, count)
    }
    guard count >= 0 else { throw failure(path) }
    return bytes
  }

  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  public static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Expects a file or a directory at a path.
  public static func expectThere(_ path: String) throws(LoadingError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
  }

  /// Whether there is something at a path that keeps nothing of what is written to it: a device, a pipe.
  public static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Whether there is nothing at a path, as far as anybody can tell.
  static func isAbsent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// The names in a directory without those that start with a dot, sorted, those of directories with a slash; none of
  /// what cannot be read.
  public static func entries(of directory: String) -> [String] {
    let names = (try? names(in: directory)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { isDirectory("\(directory)/\($0)") ? $0 + "/" : $0 }
  }

  /// The names in a directory, in no order.
  static func names(in directory: String) throws(LoadingError) -> [String] {
    guard let stream = opendir(directory) else { throw failure(directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        })
    }
    return names
  }

  /// The one path of a file: absolute, without links.
  public static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A path as a file with that name means it.
  public static func path(_ path: String, relativeTo file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }

  /// The path of a file as another one that lies beside it, above or below means it.
  public static func path(of file: String, from other: String) -> String {
    let slash = other.lastIndex(of: "/").map { String(other[..<$0]) }
    let start = absolute(slash.map { $0.isEmpty ? "/" : $0 } ?? ".").split(separator: "/")
    let target = absolute(file).split(separator: "/")
    let shared = zip(start, target).prefix { $0 == $1 }.count
    return (start.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
  }

  /// The directory of a path as it is written; `.` where none is written.
  public static func folder(of path: String) -> String {
    path.contains("/") ? directory(of: path) : "."
  }

  /// The absolute path of a directory's entry, which is its own though it may be a link.
  public static func location(of path: String) -> String {
    let folder = absolute(folder(of: path))
    return (folder == "/" ? "" : folder) + "/" + (path.split(separator: "/").last ?? "")
  }

  /// The directory of an absolute path.
  public static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// A path as messages show it: relative to the working directory when it lies in it.
  public static func shown(_ path: String) -> String {
    let path = absolute(path)
    return fromWorkingDirectory(path) ?? path
  }

  /// A file's path as a patch has it: from the working directory where it lies in it.
  public static func patchPath(_ path: String) -> String { fromWorkingDirectory(location(of: path)) ?? path }

  /// The rest of an absolute path that leads into the working directory; `nil` for any other.
  private static func fromWorkingDirectory(_ path: String) -> String? {
    let start = workingDirectory + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : nil
  }

  public static var workingDirectory: String { absolute(".") }

  /// What went wrong in the last call of the system.
  static func failure(_ path: String, action: LoadingError.Action = .read) -> LoadingError {
    // What stands for a byte that is in no UTF-8 is not what the system calls the file.
    let reason =
      errno == ENOENT && path.contains("\u{FFFD}") ? "its name is not in UTF-8" : String(cString: strerror(errno))
    return LoadingError(path: path, reason: reason, action: action)
  }
}
