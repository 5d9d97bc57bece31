#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lines of a stream, many at a time, for those who read them on several threads.
extension RequestStream {
  /// Whether what follows is a request a line. That is known once the first request has been read.
  public var isLines: Bool {
    guard ahead == nil, case .lines = layout else { return false }
    return true
  }

  /// The line in which the next chunk begins.
  public var line: Int { input.position.line }

  /// Fills a chunk with whole lines. Returns whether there is another one; `next()` is no longer for this stream.
  public mutating func read(_ chunk: LineChunk) throws(InputFailure) -> Bool {
    chunk.clear()
    while let range = try input.takeAll(into: &chunk.body) {
      let bytes = chunk.body
      guard let end = firstLineEnd(in: bytes, range) else {
        unfinished.append(bytes[range])
        continue
      }
      unfinished.append(bytes[range.lowerBound...end])
      unfinished.move(to: chunk)
      let last = lastLineEnd(in: bytes, range) ?? end
      chunk.range = end + 1..<last + 1
      unfinished.append(bytes[(last + 1)..<range.upperBound])
      return true
    }
    guard !unfinished.isEmpty else { return false }
    unfinished.append([UInt8(ascii: "\n")])
    unfinished.move(to: chunk)
    return true
  }
}

/// Whole lines of a stream: the first, which began in what was read before, and those of one reading.
public final class LineChunk {
  /// The first line with its end, and zeros.
  public internal(set) var head: [UInt8] = []
  public internal(set) var headCount = 0
  /// Whether the first line has more bytes than a request may have, and is not held.
  public internal(set) var isHeadTooLong = false
  /// What was read last, which has all other lines in a range.
  public internal(set) var body: [UInt8] = []
  public internal(set) var range = 0..<0

  /// - Parameter size: how many bytes to ask for at once.
  public init(size: Int) {
    body.reserveCapacity(size + SlotReader.slack)
    body.append(contentsOf: repeatElement(0, count: size))
  }

  func clear() {
    head.removeAll(keepingCapacity: head.capacity <= UnfinishedLine.keptCapacity)
    headCount = 0
    isHeadTooLong = false
    range = 0..<0
  }

  /// Goes through the requests, each with how many line ends stand before it; `nil` for one too long to be held.
  /// Returns how many line ends there are.
  ///
  /// After a request there are a line end and `SlotReader.slack` more bytes.
  ///
  /// - Parameter finish: called at last; until then the requests stay where they are.
  public func forEachLine(
    finish: () -> Void = {}, _ use: (UnsafeBufferPointer<UInt8>?, _ lineEnds: Int) -> Void
  ) -> Int {
    var lineEnds = 0
    if isHeadTooLong {
      use(nil, 0)
      lineEnds = 1
    }
    head.withUnsafeBufferPointer { head in
      body.withUnsafeBufferPointer { body in
        Self.split(head, 0..<headCount, &lineEnds, use)
        Self.split(body, range, &lineEnds, use)
        finish()
      }
    }
    return lineEnds
  }

  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ lineEnds: inout Int,
    _ use: (UnsafeBufferPointer<UInt8>?, Int) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var position = base + range.lowerBound
    let end = base + range.upperBound
    while position < end {
      if ByteInput.isBlank(position.pointee) {
        if position.pointee == UInt8(ascii: "\n") { lineEnds += 1 }
        position += 1
        continue
      }
      guard let found = memchr(position, 0x0A, end - position) else { return }
      let lineEnd = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      use(UnsafeBufferPointer(start: position, count: lineEnd - position), lineEnds)
      position = lineEnd
    }
  }

  /// How many lines end in it.
  public var lineEndCount: Int {
    var count = headCount > 0 || isHeadTooLong ? 1 : 0
    var start = range.lowerBound
    while let end = firstLineEnd(in: body, start..<range.upperBound) {
      count += 1
      start = end + 1
    }
    return count
  }
}

/// A line whose end has not been read, as far as the limit allows to keep it.
struct UnfinishedLine {
  private var bytes: [UInt8] = []
  private var isTooLong = false
  private let limit: Int

  /// How much room is kept for later lines.
  static let keptCapacity = 1 << 16

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { bytes.isEmpty && !isTooLong }

  /// Adds bytes, of which a line end is the last; space before a line is none of it.
  mutating func append(_ slice: ArraySlice<UInt8>) {
    if isTooLong { return }
    let added = bytes.isEmpty ? slice.drop { ByteInput.isBlank($0) && $0 != UInt8(ascii: "\n") } : slice
    let length = bytes.count + added.count - (added.last == UInt8(ascii: "\n") ? 1 : 0)
    isTooLong = length > limit
    if isTooLong {
      bytes = []
    } else {
      // All at once, since to grow takes the room of both.
      if length > Self.keptCapacity, bytes.capacity <= Self.keptCapacity {
        bytes.reserveCapacity(limit + 1 + SlotReader.slack)
      }
      bytes += added
    }
  }

  /// Gives the line away, to begin another.
  mutating func move(to chunk: LineChunk) {
    chunk.isHeadTooLong = isTooLong
    chunk.headCount = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: SlotReader.slack))
    swap(&chunk.head, &bytes)
    bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
    isTooLong = false
  }
}
