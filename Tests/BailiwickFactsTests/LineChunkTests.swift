import BailiwickFacts
import Testing

/// Chunks have the lines that a stream has one at a time, however the input is cut.
@Suite struct LineChunkTests {
  @Test func haveTheLinesOfTheStream() throws {
    var chance = Chance(seed: 6)
    for _ in 0..<3_000 {
      let parts = (0..<1 + chance.below(8)).map { _ in chance.one(of: Self.lines) + chance.one(of: Self.lineEnds) }
      let text = Array(("{}\n" + parts.joined()).utf8)
      let expected = try Self.oneByOne(text)
      let (step, size) = (1 + chance.below(60), 1 + chance.below(60))
      #expect(
        try Self.inChunks(text, step: step, size: size) == expected,
        "\(String(decoding: text, as: UTF8.self)), \(step) and \(size) at a time")
    }
  }

  private static let lines = [
    "{}", "  {}", "{} ", "", " ", "{", "}", "{\"participant\":{}}", "{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", "\t",
  ]
  private static let lineEnds = ["\n", "\r\n", "\n\n", "\n \n", ""]

  private static let limit = 24

  private static func stream(_ text: [UInt8], step: Int) -> RequestStream {
    var rest = text[...]
    return RequestStream(reader: Meetings.reader(), lengthLimit: limit, bufferSize: step) { buffer in
      let bytes = rest.prefix(buffer.count)
      buffer.replaceSubrange(0..<bytes.count, with: bytes)
      rest = rest.dropFirst(bytes.count)
      return bytes.count
    }
  }

  private static func oneByOne(_ text: [UInt8]) throws -> [String] {
    var stream = stream(text, step: 1 << 16)
    var found: [String] = []
    while let request = try stream.next() { found.append(notation(request)) }
    return found
  }

  private static func inChunks(_ text: [UInt8], step: Int, size: Int) throws -> [String] {
    var stream = stream(text, step: step)
    var found: [String] = []
    if let request = try stream.next() { found.append(notation(request)) }
    let isLines = stream.isLines
    #expect(isLines)
    let reader = LineReader(Meetings.reader(), lengthLimit: limit)
    let chunk = LineChunk(size: size)
    var line = stream.line
    while try stream.read(chunk) {
      let first = line
      let counted = chunk.lineEndCount
      line += chunk.forEachLine { text, lineEnds in
        found.append(notation(reader.read(text, number: first + lineEnds)))
      }
      #expect(line - first == counted)
    }
    return found
  }

  private static func notation(_ request: ReadRequest) -> String {
    switch request.facts {
    case .success: "\(request.line)"
    case .failure(let error): "\(request.line) \(error.line) \(error.path): \(error.message)"
    }
  }
}
