import Bailiwick
import BailiwickModel
import BailiwickSource

/// The files that a transcript finds when it is run again: those that it states and writes itself, kept in memory,
/// over those that lie beside it.
public final class TranscriptFiles {
  private var known: [String: [UInt8]] = [:]
  private let directory: String

  /// - Parameter directory: where the transcript lies.
  public init(directory: String) { self.directory = directory }

  public func state(_ path: String, _ bytes: [UInt8]) { known[path] = bytes }

  /// What sessions reach. The clock stands still.
  public var surroundings: Surroundings {
    Surroundings(
      load: { [self] paths in try load(paths) },
      read: { [self] path throws(LoadingError) in try read(path) },
      write: { [self] path, bytes throws(LoadingError) in known[path] = bytes },
      now: { Instant("2020-06-04T12:00:00Z") ?? Instant(seconds: 0, nanoseconds: 0) })
  }

  private func read(_ path: String) throws(LoadingError) -> [UInt8] {
    if let bytes = known[path] { return bytes }
    do throws(LoadingError) { return try FileSystem.read("\(directory)/\(path)") } catch { throw named(error) }
  }

  /// Files that are known are read as they stand, without what they use.
  private func load(_ paths: [String]) throws -> Program {
    if paths.allSatisfy({ known[$0] != nil }) {
      return Program(
        files: paths.enumerated().map { SourceFile(id: FileID($0), name: $1, bytes: known[$1] ?? []) })
    }
    let program: Program
    do {
      program = try Programs(paths.map { "\(directory)/\($0)" }, ConfigurationFinder()).only()
    } catch let error as LoadingError {
      throw named(error)
    }
    let files = program.files.map { SourceFile(id: $0.id, name: named($0.name), bytes: $0.bytes) }
    return Program(files: files, findings: program.findings)
  }

  /// A path as the transcript knows it, wherever that lies.
  private func named(_ path: String) -> String {
    path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }

  private func named(_ error: LoadingError) -> LoadingError {
    LoadingError(path: named(error.path), reason: error.reason, action: error.action)
  }
}
