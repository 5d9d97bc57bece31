import BailiwickFacts
import BailiwickModel

/// What a stream gives: each request as `2 p7`, its line and its participant's `id`, or as `2 3:5 meeting.size:
/// …`, its line, and the error's line, byte, path and message.
struct Streamed: Equatable, CustomStringConvertible {
  let requests: [String]
  let isSingle: Bool

  /// Reads a text of which the stream gets `step` bytes at a time.
  init(_ text: [UInt8], step: Int = 1 << 16, lengthLimit: Int = RequestStream.lengthLimit) throws {
    self.isSingle = try Self.stream(text, step: step, lengthLimit: lengthLimit).isSingleByLookingAhead()
    var stream = Self.stream(text, step: step, lengthLimit: lengthLimit)
    var requests: [String] = []
    while let request = try stream.next() { requests.append(Self.notation(request)) }
    self.requests = requests
  }

  init(_ text: String, step: Int = 1 << 16, lengthLimit: Int = RequestStream.lengthLimit) throws {
    try self.init(Array(text.utf8), step: step, lengthLimit: lengthLimit)
  }

  var description: String { (isSingle ? "one request\n" : "") + requests.joined(separator: "\n") }

  private static func stream(_ text: [UInt8], step: Int, lengthLimit: Int) -> RequestStream {
    var rest = text[...]
    return RequestStream(reader: Meetings.reader(), lengthLimit: lengthLimit, bufferSize: step) { buffer in
      let bytes = rest.prefix(buffer.count)
      buffer.replaceSubrange(0..<bytes.count, with: bytes)
      rest = rest.dropFirst(bytes.count)
      return bytes.count
    }
  }

  private static func notation(_ request: ReadRequest) -> String {
    switch request.facts {
    case .success(let read):
      guard case .text(let id)? = read.facts.participant("id") else { return "\(request.line)" }
      return "\(request.line) \(id)"
    case .failure(let error):
      return "\(request.line) \(error.line):\(error.column) \(error.path): \(error.message)"
    }
  }
}

extension RequestStream {
  fileprivate consuming func isSingleByLookingAhead() throws -> Bool {
    try isSingle()
  }
}
