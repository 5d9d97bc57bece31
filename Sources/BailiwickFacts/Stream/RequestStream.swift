/// A request of a stream: its facts, or why they cannot be read.
public struct ReadRequest: Hashable, Sendable {
  /// The line of the whole input in which the request begins, from 1.
  public let line: Int
  public let facts: Result<ReadFacts, FactError>

  public init(line: Int, facts: Result<ReadFacts, FactError>) {
    self.line = line
    self.facts = facts
  }
}

/// Requests from an input, one at a time: one object, objects of several lines, an array of objects, or an object
/// a line (NDJSON), told apart by content.
///
/// No more is held than the longest request and a buffer. A request that cannot be read is an error in its place,
/// and the stream goes on with the next one, as far as the text shows where that begins.
public struct RequestStream: ~Copyable {
  /// Fills a buffer from its start, without changing its size. Returns how many bytes it has put there; none means
  /// the end of the input.
  public typealias Fill = (inout [UInt8]) throws(InputFailure) -> Int

  /// How the requests are laid out.
  enum Layout {
    case unknown
    /// A request a line.
    case lines
    /// Requests of several lines, one after the other.
    case objects
    /// An array, and what has been read of it last.
    case array(ArrayProgress)
    case ended
  }

  let reader: FactsReader
  var input: ByteInput
  var text: RequestText
  var layout = Layout.unknown
  var isArray = false
  private var places = PlaceMemory()
  private var startsWithByteOrderMark = false
  /// A request that has been read, and not been asked for yet.
  private(set) var ahead: ReadRequest?
  private var count = 0
  /// The line that a chunk leaves to the next one.
  var unfinished: UnfinishedLine

  /// - Parameters:
  ///   - lengthLimit: How many bytes a request may have, at most ``lengthLimit``; a longer one is an error, and is
  ///     not held.
  ///   - bufferSize: How many bytes to ask the input for at once.
  public init(
    reader: FactsReader, lengthLimit: Int = RequestStream.lengthLimit, bufferSize: Int = 1 << 16,
    fill: @escaping Fill
  ) {
    self.reader = reader
    input = ByteInput(bufferSize: bufferSize, fill: fill)
    text = RequestText(limit: min(lengthLimit, Self.lengthLimit))
    unfinished = UnfinishedLine(limit: text.limit)
  }

  /// How many bytes a request may have: 16 MiB.
  public static let lengthLimit = JSONTree.lengthLimit

  /// The next request, or `nil` after the last one.
  public mutating func next() throws(InputFailure) -> ReadRequest? {
    if let request = ahead {
      ahead = nil
      return request
    }
    return try readNext()
  }

  /// Whether the input is one request that is in no array, so that its result stands alone.
  ///
  /// To know that takes reading up to where a second request would begin.
  public mutating func isSingle() throws(InputFailure) -> Bool {
    if count == 0 { ahead = try readNext() }
    guard count == 1, !isArray else { return false }
    return try input.skipBlank() == nil
  }

  private mutating func readNext() throws(InputFailure) -> ReadRequest? {
    if case .unknown = layout { startsWithByteOrderMark = try input.skipByteOrderMark() }
    var request = try readLaidOut()
    if startsWithByteOrderMark {
      startsWithByteOrderMark = false
      request = failure(at: TextPosition(), JSONProblem.byteOrderMark.message, line: request?.line)
    }
    if request != nil { count += 1 }
    return request
  }

  private mutating func readLaidOut() throws(InputFailure) -> ReadRequest? {
    switch layout {
    case .unknown: try readFirst()
    case .lines: try readLine()
    case .objects: try readObject()
    case .array(let progress): try readElement(after: progress)
    case .ended: nil
    }
  }

  /// Reads the text that has been taken as a request.
  ///
  /// - Parameter isLine: whether it is a line of an input that has a request a line.
  mutating func readText(isLine: Bool = false) -> ReadRequest {
    if text.isTooLong { return failure(at: text.start, JSONProblem.tooLong(limit: text.limit).message) }
    return ReadRequest(
      line: text.start.line, facts: reader.read(text.bytes, at: text.start, isLine: isLine, places: &places))
  }

  /// A request that cannot be read, and is about no value of it.
  func failure(at position: TextPosition, _ message: String, line: Int? = nil) -> ReadRequest {
    ReadRequest(line: line ?? position.line, facts: .failure(FactError(at: position, message: message)))
  }
}
