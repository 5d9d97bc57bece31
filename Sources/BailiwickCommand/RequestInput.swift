import Bailiwick
import Glibc

/// The requests that a command is given, one after the other, each with a time.
struct RequestInput: ~Copyable {
  private var stream: RequestStream
  /// The time of requests that state none; the clock's when this is `nil`.
  let time: Instant?
  private let shared: SharedOptions

  let reader: FactsReader
  /// What is done before waiting for more input.
  let waiting = Waiting()

  /// Something to do while nothing is there to be read.
  final class Waiting {
    var prepare: () -> Void = {}
  }

  /// - Parameter path: a file, or `-` for standard input.
  init(
    _ path: String, policy: PolicySet, strict: Bool, at time: String?, shared: SharedOptions
  ) throws(LoadingError) {
    let input = try Self.open(path)
    self.time = time.flatMap { Instant($0) }
    self.shared = shared
    reader = FactsReader(policy, strict: strict)
    stream = RequestStream(reader: reader) { [waiting] buffer throws(InputFailure) in
      if !input.isReady {
        waiting.prepare()
        StandardStreams.flush()
      }
      return try input.fill(&buffer)
    }
  }

  /// Whether there is one request, in no array.
  mutating func isSingle() throws -> Bool { try stream.isSingle() }

  /// The next request, or `nil` after the last. What may not be meant so is said on standard error.
  mutating func next() throws -> Result<Facts, FactError>? {
    guard let request = try stream.next() else { return nil }
    return request.facts.map { read in
      for warning in read.warnings { shared.say("warning: line \(request.line): \(warning)") }
      return dated(read.facts)
    }
  }

  /// Facts with a time.
  private func dated(_ facts: Facts) -> Facts {
    var facts = facts
    facts.time = facts.time ?? time ?? Clock.now
    return facts
  }

  /// Whether what follows is a request a line.
  var isLines: Bool { stream.isLines }

  /// The line in which the next chunk begins.
  var line: Int { stream.line }

  /// Fills a chunk with whole lines. Returns whether there is another one.
  mutating func read(_ chunk: LineChunk) throws -> Bool { try stream.read(chunk) }

  /// How the command ends when some requests cannot be read.
  static func finish(failures: Int, shared: SharedOptions) throws(ExitStatus) {
    guard failures > 0 else { return }
    shared.say(failures == 1 ? "1 request cannot be read" : "\(failures) requests cannot be read")
    throw .unreadable
  }

  private static func open(_ path: String) throws(LoadingError) -> FileInput {
    if path == "-" { return .standard }
    if FileSystem.isDirectory(path) {
      throw LoadingError(path: path, reason: "it is a directory, and no file of facts")
    }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LoadingError(path: path, reason: String(cString: strerror(errno))) }
    return FileInput(descriptor: descriptor)
  }
}
