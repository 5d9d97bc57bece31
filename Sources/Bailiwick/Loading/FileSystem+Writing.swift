import Glibc

extension FileSystem {
  /// Writes a file so that it is whole at every moment: beside it, then renamed onto it. A symbolic
  /// link keeps being one, and the file keeps its mode. A signal that ends the program leaves nothing beside it.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(LoadingError) {
    let target = absolute(path)
    var status = stat()
    let isThere = stat(target, &status) == 0
    // A device or a pipe is written to; another file in its place would be none.
    if isThere, status.st_mode & S_IFMT != S_IFREG { return try append(bytes, to: target) }
    let mode = isThere ? status.st_mode & 0o7777 : 0o644
    let beside = target + ".bailiwick-\(getpid())"
    try UnfinishedFile.guarding(beside) { () throws(LoadingError) in
      guard create(beside, bytes, mode: mode, synchronize: { fsync($0) == 0 }), rename(beside, target) == 0 else {
        let error = failure(path, action: .write)
        unlink(beside)
        throw error
      }
    }
  }

  /// Writes at the end of a file, which comes to be if it is not there.
  public static func append(_ bytes: [UInt8], to path: String) throws(LoadingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, action: .write) }
    defer { close(descriptor) }
    guard write(bytes, to: descriptor) else { throw failure(path, action: .write) }
  }

  /// Makes a file that is not there yet. When it fails, `errno` says why, and there may be a part of it.
  ///
  /// - Parameter synchronize: what is done with the descriptor before it is closed, and whether that went well.
  static func create(
    _ path: String, _ bytes: [UInt8], mode: mode_t, synchronize: (Int32) -> Bool = { _ in true }
  ) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    let isWritten = write(bytes, to: descriptor) && fchmod(descriptor, mode) == 0 && synchronize(descriptor)
    let reason = errno
    close(descriptor)
    errno = reason
    return isWritten
  }

  /// Makes a directory for its user alone, and those above it that are not there.
  static func makeDirectories(_ path: String) {
    guard !isDirectory(path), path.contains("/") else { return }
    makeDirectories(directory(of: path))
    mkdir(path, 0o700)
  }

  /// Whether all bytes were written; else `errno` says why.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}
