/// Reads the lines of a stream that `SlotReader` leaves, for one thread.
public final class LineReader {
  private let reader: FactsReader
  private var places = PlaceMemory()
  private let limit: Int

  public init(_ reader: FactsReader, lengthLimit: Int = RequestStream.lengthLimit) {
    self.reader = reader
    limit = lengthLimit
  }

  /// Reads a request from its line, which begins with what is no space; `nil` for one too long to be held.
  public func read(_ line: UnsafeBufferPointer<UInt8>?, number: Int) -> ReadRequest {
    let start = TextPosition(line: number)
    guard let line, line.count <= limit else {
      return ReadRequest(
        line: number, facts: .failure(FactError(at: start, message: JSONProblem.tooLong(limit: limit).message)))
    }
    return ReadRequest(line: number, facts: reader.read(Array(line), at: start, isLine: true, places: &places))
  }
}
