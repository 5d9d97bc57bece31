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
      chunk.body.reserveCapacity(chunk.body.count + SlotReader.slack)
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

  /// Calls a function with the first line, if there is one to be held, and with all others. After them there are
  /// `SlotReader.slack` more bytes, and they stay where they are until it returns.
  public func withLines<Result>(
    _ use: (_ first: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    head.withUnsafeBufferPointer { head in
      body.withUnsafeBufferPointer { body in
        use(UnsafeBufferPointer(rebasing: head[..<headCount]), UnsafeBufferPointer(rebasing: body[range]))
      }
    }
  }

  /// Goes through the requests, each with how many line ends stand before it; `nil` for one too long to be held.
  /// Returns how many line ends there are.
  public func forEachLine(_ use: (UnsafeBufferPointer<UInt8>?, _ lineEnds: Int) -> Void) -> Int {
    withLines { first, others in
      if isHeadTooLong { use(nil, 0) }
      var lineEnds = isHeadTooLong ? 1 : 0
      for lines in [first, others] {
        guard var cursor = LineCursor(lines, lineEnds: lineEnds) else { continue }
        while let line = cursor.next() {
          let end = cursor.lineEnd(after: line)
          use(UnsafeBufferPointer(start: line, count: end - line), cursor.lineEnds)
          cursor.pass(to: end)
        }
        lineEnds = cursor.lineEnds
      }
      return lineEnds
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
