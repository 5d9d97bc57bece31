/// Requests that stand one after the other: a line each, or several lines each.
extension RequestStream {
  /// Reads the first request, and finds out by it how the requests are laid out.
  ///
  /// A first line that ends too early is the beginning of an object of several lines, unless the next line begins
  /// an object itself: then it is a line that has been cut off.
  mutating func readFirst() throws(InputFailure) -> ReadRequest? {
    guard let byte = try input.skipBlank() else {
      layout = .ended
      return nil
    }
    if byte == UInt8(ascii: "[") {
      input.advance()
      isArray = true
      return try readElement(after: .openingBracket)
    }
    layout = .lines
    text.begin(at: input.position)
    try takeLine()
    guard !text.isTooLong, endsTooEarly(text.bytes) else { return readText() }
    var extent = RequestExtent(in: .none, indentation: text.start.column - 1)
    _ = extent.end(in: text.bytes, text.bytes.indices)
    let firstLine = readText()
    let next = try input.take(into: &text) { buffer, range in
      let blank = range.prefix { ByteInput.isBlank(buffer[$0]) }
      _ = extent.end(in: buffer, blank)
      return blank.upperBound < range.upperBound ? blank.upperBound : nil
    }
    let isAnother = next == UInt8(ascii: "{") && input.position.column == 1 && extent.forbidsBrace
    if !extent.isOpen || next == nil || isAnother { return firstLine }
    layout = .objects
    return try readRest(of: extent)
  }

  /// Reads a request of one line.
  mutating func readLine() throws(InputFailure) -> ReadRequest? {
    guard try input.skipBlank() != nil else {
      layout = .ended
      return nil
    }
    text.begin(at: input.position)
    try takeLine()
    return readText(isLine: true)
  }

  /// Reads a request of several lines.
  mutating func readObject() throws(InputFailure) -> ReadRequest? {
    guard try input.skipBlank() != nil else {
      layout = .ended
      return nil
    }
    text.begin(at: input.position)
    return try readRest(of: RequestExtent(in: .none, indentation: text.start.column - 1))
  }

  private mutating func readRest(of extent: RequestExtent) throws(InputFailure) -> ReadRequest {
    var extent = extent
    _ = try input.take(into: &text) { extent.end(in: $0, $1) }
    return readText()
  }

  /// Takes the rest of a line, but not its end.
  private mutating func takeLine() throws(InputFailure) {
    _ = try input.take(into: &text) { firstLineEnd(in: $0, $1) }
  }

  /// Whether a text is JSON that goes on where it ends.
  private func endsTooEarly(_ bytes: [UInt8]) -> Bool {
    do throws(JSONError) {
      _ = try JSONTree(reading: bytes)
      return false
    } catch {
      return error.problem.isPrematureEnd
    }
  }
}
