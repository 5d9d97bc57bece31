/// Requests that are the elements of one array.
extension RequestStream {
  /// What of an array has been read last.
  enum ArrayProgress {
    case openingBracket, comma, closingBracket
    /// A request with all its brackets.
    case element
    /// A request whose brackets do not match, so that the array's end may have gone with it.
    case brokenElement
  }

  /// Reads on to the next request, or to what keeps the array from being one.
  mutating func readElement(after progress: ArrayProgress) throws(InputFailure) -> ReadRequest? {
    var progress = progress
    while true {
      let line = input.position.line
      let byte = try input.skipBlank()
      let position = input.position
      switch (byte, progress) {
      case (nil, .closingBracket), (nil, .brokenElement):
        layout = .ended
        return nil
      case (nil, .openingBracket), (nil, .comma), (nil, .element):
        layout = .ended
        return failure(at: position, "the array is not closed, `]` is missing")
      case (_, .closingBracket):
        layout = .ended
        return failure(at: position, "text follows the end of the array")
      case (UInt8(ascii: "]"), _):
        input.advance()
        layout = .array(.closingBracket)
        if case .comma = progress { return failure(at: position, "a comma follows the last request") }
        progress = .closingBracket
      case (UInt8(ascii: ","), .openingBracket), (UInt8(ascii: ","), .comma):
        input.advance()
        layout = .array(.comma)
        return failure(at: position, "a request is missing before the comma")
      case (UInt8(ascii: ","), _):
        input.advance()
        progress = .comma
      default: return try readElement(beginsLine: position.line > line)
      }
    }
  }

  private mutating func readElement(beginsLine: Bool) throws(InputFailure) -> ReadRequest {
    text.begin(at: input.position)
    var extent = RequestExtent(in: .array, indentation: beginsLine ? text.start.column - 1 : nil)
    let next = try input.take(into: &text) { extent.end(in: $0, $1) }
    layout = .array(extent.isOpen || extent.isMismatched ? .brokenElement : .element)
    let request = readText()
    guard next == UInt8(ascii: "{"), case .success = request.facts else { return request }
    return failure(at: input.position, "a comma is missing before the next request", line: request.line)
  }
}
