import BailiwickFacts
import Testing

@Suite struct RequestStreamTests {
  @Test(arguments: Sample.wellFormed + Sample.malformed)
  func readsEveryLayout(_ sample: Sample) throws {
    let streamed = try Streamed(sample.text)
    #expect(streamed.requests == sample.requests)
    #expect(streamed.isSingle == sample.isSingle)
  }

  @Test(arguments: Sample.wellFormed + Sample.malformed)
  func readsAlikeHoweverTheInputIsCut(_ sample: Sample) throws {
    let whole = try Streamed(sample.text)
    for step in 1...max(1, min(sample.text.utf8.count, 80)) {
      #expect(try Streamed(sample.text, step: step) == whole, "\(step) bytes at a time")
    }
  }

  @Test func looksAheadNoFurtherThanTheNextRequest() throws {
    var lines = ["{}\n", " \n", "{}\n", "{}\n"][...]
    var stream = RequestStream(reader: Meetings.reader()) { buffer in
      let line = Array((lines.popFirst() ?? "").utf8)
      buffer.replaceSubrange(0..<line.count, with: line)
      return line.count
    }
    #expect(try stream.isSingle() == false)
    #expect(lines.count == 1)
    #expect(try stream.next()?.line == 1)
    #expect(try stream.next()?.line == 3)
    #expect(lines.count == 1)
    #expect(try stream.isSingle() == false)
    #expect(try stream.next()?.line == 4)
    #expect(try stream.next() == nil)
    #expect(try stream.next() == nil)
  }

  @Test func tellsWhyAnInputCannotBeRead() throws {
    var stream = RequestStream(reader: Meetings.reader()) { _ throws(InputFailure) in
      throw InputFailure(reason: "no such thing")
    }
    var failure: InputFailure?
    do throws(InputFailure) { _ = try stream.next() } catch { failure = error }
    #expect(failure == InputFailure(reason: "no such thing"))
  }

  @Test func readsFiles() throws {
    let file = FileInput(descriptor: -1)
    var stream = RequestStream(reader: Meetings.reader(), fill: file.fill)
    #expect(throws: InputFailure(reason: "Bad file descriptor")) { try stream.next() }
  }
}
