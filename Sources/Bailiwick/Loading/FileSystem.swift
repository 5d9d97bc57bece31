import Glibc

/// The files of this machine, as far as programs and facts need them.
public enum FileSystem {
  /// The bytes of a file, or of standard input for `-`.
  public static func read(_ path: String) throws(LoadingError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress! + start, chunk)
      }
      if count < 0, errno == EINTR {
        bytes.removeLast(chunk)
        continue
      }
      guard count >= 0 else { throw failure(path) }
      bytes.removeLast(chunk - count)
      if count == 0 { return bytes }
    }
  }

  /// Writes a file so that it is whole at every moment: beside it, then renamed onto it. A symbolic
  /// link keeps being one, and the file keeps its mode.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(LoadingError) {
    let target = absolute(path)
    let beside = target + ".bailiwick-\(getpid())"
    var status = stat()
    let isThere = stat(target, &status) == 0
    // A device or a pipe is written to; another file in its place would be none.
    if isThere, status.st_mode & S_IFMT != S_IFREG { return try append(bytes, to: target) }
    let mode = isThere ? status.st_mode & 0o7777 : 0o644
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path, action: .write) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress! + offset, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw abandon(beside, descriptor, path) }
      offset += count
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw abandon(beside, descriptor, path) }
    close(descriptor)
    guard rename(beside, target) == 0 else {
      let error = failure(path, action: .write)
      unlink(beside)
      throw error
    }
  }

  /// Writes at the end of a file, which comes to be if it is not there.
  public static func append(_ bytes: [UInt8], to path: String) throws(LoadingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, action: .write) }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path, action: .write) }
      offset += count
    }
  }

  private static func abandon(_ beside: String, _ descriptor: Int32, _ path: String) -> LoadingError {
    let error = failure(path, action: .write)
    close(descriptor)
    unlink(beside)
    return error
  }

  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  public static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
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

  /// The directory of a path as it is written; `.` where none is written.
  public static func folder(of path: String) -> String {
    path.contains("/") ? directory(of: path) : "."
  }

  /// The absolute path of a directory's entry, which is its own though it may be a link.
  static func location(of path: String) -> String {
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
    let (path, working) = (absolute(path), workingDirectory)
    return path.hasPrefix(working + "/") ? String(path.dropFirst(working.count + 1)) : path
  }

  public static var workingDirectory: String { absolute(".") }

  /// What went wrong in the last call of the system.
  static func failure(_ path: String, action: LoadingError.Action = .read) -> LoadingError {
    LoadingError(path: path, reason: String(cString: strerror(errno)), action: action)
  }
}
