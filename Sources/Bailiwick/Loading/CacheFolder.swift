import Glibc
import Synchronization

/// A folder of entries that may be missing, be damaged or go at any time; nothing hangs on it but time.
public final class CacheFolder: Sendable {
  private let path: String
  private let count = Atomic(0)

  /// More than this is not kept.
  private static let sizeLimit = 64 << 20
  private static let entryLimit = 16 << 20

  /// - Parameter path: comes to be when the first entry is stored.
  public init(_ path: String) { self.path = path }

  /// The folder of a user: in `XDG_CACHE_HOME` where that is an absolute path, else in `~/.cache`; `nil` without a
  /// home.
  public static var standard: CacheFolder? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let parent = variable("XDG_CACHE_HOME") ?? variable("HOME").map { $0 + "/.cache" }
    return parent.map { CacheFolder($0 + "/bailiwick") }
  }

  /// An entry by its name, which is then the last that goes.
  func entry(_ name: String) -> [UInt8]? {
    let file = "\(path)/\(name)"
    guard FileSystem.isFile(file), let bytes = try? FileSystem.read(file) else { return nil }
    utimensat(AT_FDCWD, file, nil, 0)
    return bytes
  }

  /// Stores an entry so that it is there as a whole or not at all.
  func store(_ bytes: [UInt8], as name: String) {
    guard bytes.count <= Self.entryLimit else { return }
    FileSystem.makeDirectories(path)
    let number = count.add(1, ordering: .relaxed).newValue
    let beside = "\(path)/.\(getpid())-\(number)"
    guard FileSystem.create(beside, bytes, mode: 0o600), rename(beside, "\(path)/\(name)") == 0 else {
      unlink(beside)
      return
    }
  }

  /// Takes away the entries that were not used for the longest time, when there is too much; for the end of a run.
  public func trim() {
    guard count.load(ordering: .relaxed) > 0, let names = try? FileSystem.names(in: path) else { return }
    var entries: [(file: String, size: Int, used: Int)] = []
    for name in names where name != "." && name != ".." {
      var status = stat()
      let file = "\(path)/\(name)"
      guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      entries.append((file, Int(status.st_size), Int(status.st_mtim.tv_sec)))
    }
    var size = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { ($0.used, $0.file) < ($1.used, $1.file) }) {
      guard size > Self.sizeLimit else { return }
      unlink(entry.file)
      size -= entry.size
    }
  }
}
