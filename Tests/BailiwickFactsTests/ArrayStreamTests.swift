import BailiwickFacts
import Testing

/// What becomes of the other elements when one is malformed, or the array is.
@Suite struct ArrayStreamTests {
  @Test(arguments: samples)
  func goesOnAfterAMalformedElement(_ sample: Sample) throws {
    let streamed = try Streamed(sample.text)
    #expect(streamed.requests == sample.requests)
    #expect(!streamed.isSingle)
    for step in 1...40 {
      #expect(try Streamed(sample.text, step: step) == streamed, "\(step) bytes at a time")
    }
  }

  static let samples = [
    Sample(
      "wrong facts", "[{\"activity\":1},\n{}]",
      "1 1:14 activity: expected the name of an activity, found a number", "2"),
    Sample(
      "no objects", "[1,{},\"x\"]", "1 1:2 : a request is an object, not a number", "1",
      "1 1:7 : a request is an object, not a string"),
    Sample("a malformed element", "[{\"time\":},{}]", "1 1:10 time: expected a value, found `}`", "1"),
    Sample(
      "a word", "[{}, x, {}]", "1", "1 1:6 : `x` is no JSON value; a text stands in quotation marks", "1"),
    Sample("text after an element", "[{} x, {}]", "1 1:5 : text follows the end of the JSON value", "1"),
    Sample("a comma at the end", "[{},\n]", "1", "2 2:1 : a comma follows the last request"),
    Sample("a comma at the start", "[,{}]", "1 1:2 : a request is missing before the comma", "1"),
    Sample("two commas", "[{},,{}]", "1", "1 1:5 : a request is missing before the comma", "1"),
    Sample(
      "a missing comma", "[{}\n{},\n{}]", "1 2:1 : a comma is missing before the next request", "2", "3"),
    Sample("a bracket for a brace", "[{\"time\":null],{}]", "1 1:14 : expected `,` or `}`, found `]`", "1"),
    Sample("a brace for a bracket", "[{\"x\":[1}},{}]", "1 1:9 x: expected `,` or `]`, found `}`", "1"),
    Sample("a missing bracket", "[{\"x\":[1},{}]", "1 1:9 x: expected `,` or `]`, found `}`", "1"),
    Sample("a brace too many", "[{}},{}]", "1 1:4 : text follows the end of the JSON value", "1"),
    Sample(
      "a missing brace", "[\n  {\"x\":{\"y\":1},\n  {},\n  {}\n]",
      "2 3:3 : the text ends before its JSON value is complete", "3", "4"),
    Sample(
      "an open string", "[\n{\"x\":\"y},\n{}\n]",
      "2 2:10 x: a line ends inside a string; close it with `\"`, or write the line end as `\\n`", "3"),
    Sample("no end", "[{}", "1", "1 1:4 : the array is not closed, `]` is missing"),
    Sample("no end after a comma", "[{},", "1", "1 1:5 : the array is not closed, `]` is missing"),
    Sample("no element and no end", "[\n", "2 2:1 : the array is not closed, `]` is missing"),
    Sample(
      "an element cut off", "[{},\n{\"x\":[", "1", "2 2:7 : the text ends before its JSON value is complete"),
    Sample("an end within an element", "[{},\n{\"x\":1]\n", "1", "2 2:7 : expected `,` or `}`, found `]`"),
    Sample("text after the end", "[{}]\n{}\n{}", "1", "2 2:1 : text follows the end of the array"),
  ]
}
