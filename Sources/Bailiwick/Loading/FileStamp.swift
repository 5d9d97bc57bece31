import Glibc

/// What tells that a file is not the one it was, without reading it.
public struct FileStamp: Hashable, Sendable, CustomStringConvertible {
  private let inode: UInt64
  private let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  public var description: String { "\(inode) \(size) \(seconds).\(nanoseconds)" }

  /// `nil` when there is no such file.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = Int64(status.st_mtim.tv_sec)
    nanoseconds = Int64(status.st_mtim.tv_nsec)
  }
}
