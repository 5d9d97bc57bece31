import Bailiwick
import BailiwickModel
import BailiwickSource

/// The files that a transcript finds when it is run again: those that it states and writes itself, kept in memory,
/// over those that lie beside it.
public final class TranscriptFiles {
  private var known: [String: [UInt8]] = [:]
  private let directory: String
  private let moment: Instant

  /// What a transcript of which nothing else is said finds in a directory.
  public convenience init(directory: String) { self.init(directory: directory, at: nil) }

  /// - Parameter path: where the transcript lies.
  public convenience init(for transcript: Transcript, at path: String) {
    let beside = FileSystem.directory(of: FileSystem.absolute(path))
    self.init(directory: transcript.directory.map { "\(beside)/\($0)" } ?? beside, at: transcript.moment)
  }

  private init(directory: String, at moment: Instant?) {
    self.directory = FileSystem.absolute(directory)
    self.moment = moment ?? Instant("2020-06-04T12:00:00Z") ?? Instant(seconds: 0, nanoseconds: 0)
  }

  public func state(_ path: String, _ bytes: [UInt8]) { known[path] = bytes }

  /// What sessions reach. The clock stands still.
  public var surroundings: Surroundings {
    Surroundings(
      load: { [self] paths in try load(paths) },
      read: { [self] path throws(LoadingError) in try read(path) },
      write: { [self] path, bytes throws(LoadingError) in known[path] = bytes },
      standing: { [self] path throws(LoadingError) in known[path] },
      absolute: { [self] path in FileSystem.absolute(reached(path)) },
      now: { [moment] in moment })
  }

  private func read(_ path: String) throws(LoadingError) -> [UInt8] {
    if let bytes = known[path] { return bytes }
    do throws(LoadingError) { return try FileSystem.read(reached(path)) } catch { throw named(error) }
  }

  /// Files that are known are read as they stand, without what they use, after those that lie there.
  private func load(_ paths: [String]) throws -> Program {
    let others = paths.filter { known[$0] == nil }
    var program = Program(files: [])
    if !others.isEmpty {
      do {
        program = try Programs.one(others.map(reached), ConfigurationFinder())
      } catch let error as LoadingError {
        throw named(error)
      }
    }
    var files = program.files.map { file in
      let name = named(file.name)
      return SourceFile(id: file.id, name: name, bytes: known[name] ?? file.bytes)
    }
    for path in paths where !files.contains(where: { $0.name == path }) {
      if let bytes = known[path] { files.append(SourceFile(id: FileID(files.count), name: path, bytes: bytes)) }
    }
    return Program(files: files, findings: program.findings)
  }

  private func reached(_ path: String) -> String {
    path == "." ? directory : path.hasPrefix("/") ? path : "\(directory)/\(path)"
  }

  /// A path as the transcript knows it, wherever that lies.
  private func named(_ path: String) -> String {
    path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }

  private func named(_ error: LoadingError) -> LoadingError {
    LoadingError(path: named(error.path), reason: error.reason, action: error.action)
  }
}
