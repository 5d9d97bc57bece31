import BailiwickFacts
import Testing

/// Inputs longer than what may be held.
@Suite struct LongInputTests {
  @Test func skipsALongLineWithoutHoldingIt() throws {
    let length = 256 << 20
    let before = peakResidentBytes()
    let requests = try lines(["{}\n{\"x\":\"", length, "\"}\n{}\n"])
    #expect(requests == ["1", "2: the request is longer than 16777216 bytes, which is the limit", "3"])
    #expect(peakResidentBytes() - before < length / 2)
  }

  @Test(
    arguments: [
      (["{\"x\":\"", 30, "\"}\n{}"], ["1: too long", "2"]),
      (["[{},{\"x\":\"", 30, "\"},{}]"], ["1", "1: too long", "1"]),
      (["[", 30, "]"], ["1: too long"]),
      (["{\n\"x\":\"", 30, "\"\n}\n{}"], ["1: too long", "4"]),
      (
        ["{}\n", 17, "\n", 16, "\n{}"],
        ["1", "2: too long", "3: `xxxxxxxxxxxxxxxx` is no JSON value; a text stands in quotation marks", "4"]
      ),
    ] as [([any Piece], [String])])
  func limitsEveryLayout(_ pieces: [any Piece], _ expected: [String]) throws {
    let tooLong = "the request is longer than 16 bytes, which is the limit"
    let requests = try lines(pieces, lengthLimit: 16)
    #expect(requests == expected.map { $0.hasSuffix("too long") ? $0.dropLast(8) + tooLong : $0 })
  }

  @Test func survivesAMillionBrackets() throws {
    let deep = "objects and arrays are nested more than 64 deep, which is the limit"
    let opening = String(repeating: "[", count: 1_000_000)
    let closing = String(repeating: "]", count: 1_000_000)
    #expect(try lines(["{}\n{\"x\":", opening, closing, "}\n{}"]) == ["1", "2: \(deep)", "3"])
    #expect(try lines(["[", opening, closing, ",{}]"]) == ["1: \(deep)", "1"])
  }

  /// The lines of a stream's requests, with the messages of errors.
  private func lines(_ pieces: [any Piece], lengthLimit: Int = RequestStream.lengthLimit) throws -> [String] {
    var generator = Generator(pieces)
    var stream = RequestStream(reader: Meetings.reader(), lengthLimit: lengthLimit) { generator.fill(&$0) }
    var lines: [String] = []
    while let request = try stream.next() {
      switch request.facts {
      case .success: lines.append("\(request.line)")
      case .failure(let error): lines.append("\(request.line): \(error.message)")
      }
    }
    return lines
  }
}

/// A part of an input: a text, or so many times the letter x.
protocol Piece: Sendable {
  var bytes: (pattern: [UInt8], count: Int) { get }
}

extension String: Piece {
  var bytes: (pattern: [UInt8], count: Int) { (Array(utf8), utf8.count) }
}

extension Int: Piece {
  var bytes: (pattern: [UInt8], count: Int) { ([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16), self) }
}

/// Makes an input as it is asked for.
private struct Generator {
  private var pieces: ArraySlice<(pattern: [UInt8], count: Int)>

  init(_ pieces: [any Piece]) {
    self.pieces = pieces.map(\.bytes)[...]
  }

  mutating func fill(_ buffer: inout [UInt8]) -> Int {
    while let piece = pieces.first {
      guard piece.count > 0 else {
        pieces = pieces.dropFirst()
        continue
      }
      // A text is its own pattern, of which the last bytes are left.
      let start = piece.pattern.count > piece.count ? piece.pattern.count - piece.count : 0
      let part = piece.pattern[start...].prefix(min(piece.count, buffer.count))
      buffer.replaceSubrange(0..<part.count, with: part)
      pieces[pieces.startIndex].count -= part.count
      return part.count
    }
    return 0
  }
}
