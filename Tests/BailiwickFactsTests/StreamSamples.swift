import Testing

/// An input, and what a stream gives for it, in the notation of `Streamed`.
struct Sample: CustomTestStringConvertible {
  let name: String
  let text: String
  let requests: [String]
  let isSingle: Bool

  init(_ name: String, _ text: String, single: Bool = false, _ requests: String...) {
    self.name = name
    self.text = text
    self.requests = requests
    isSingle = single
  }

  var testDescription: String { name }

  static func a(_ id: String) -> String { #"{"participant":\#(inner(id))}"# }
  private static func inner(_ id: String) -> String { #"{"id":"\#(id)"}"# }

  private static let aboutLines =
    "; the first request is one line, so each line is one: write requests of several lines by `jq -c`, "
    + "or begin with one of them"

  static let wellFormed = [
    Sample("nothing", ""),
    Sample("space alone", " \r\n\t\n"),
    Sample("one line", a("a"), single: true, "1 a"),
    Sample("one line that ends", " \(a("a")) \n\n", single: true, "1 a"),
    Sample(
      "one object of several lines", "{\n  \"participant\": {\n    \"id\": \"a\"\n  }\n}\n", single: true,
      "1 a"),
    Sample(
      "an object whose brace is indented", "\n {\n\"participant\":\r\n{\"id\":\n\"a\"}}", single: true, "2 a"),
    Sample(
      "an object with lines between", "{\n\n\n\"participant\":\n{\n\"id\":\"a\"\n\n}\n}", single: true, "1 a"),
    Sample("an object whose next line begins with a brace", "{\"participant\":\n\(inner("a"))}", single: true, "1 a"),
    Sample(
      "an object with people line by line",
      "{\"participant\":\(inner("a")),\"meeting\":{\"people\":[\n\(inner("b")),\n\(inner("c"))\n]}}", single: true,
      "1 a"),
    Sample(
      "several objects of several lines", "{\"participant\":\n {\"id\":\"a\"}}\n\n{\n}\n\(a("c"))\n", "1 a",
      "4", "6 c"),
    Sample("lines", "\(a("a"))\n\(a("b"))\n", "1 a", "2 b"),
    Sample("lines with others between", "\n\(a("a"))\r\n \t\r\n\(a("b"))\r\n\n", "2 a", "4 b"),
    Sample("an empty array", "[]"),
    Sample("an empty array of several lines", "\n[\n]\n"),
    Sample("an array of one", "[\(a("a"))]", "1 a"),
    Sample("an array on a line", " [ \(a("a")) , \(a("b")),{}]\n", "1 a", "1 b", "1"),
    Sample(
      "an array of several lines", "[\n  \(a("a")),\n  {\n    \"participant\":null\n  }\n]\n", "2 a", "3"),
    Sample("brackets in strings", #"[{"x":"]},{[\"]\\"},{"y":["]"],"z":"\\"},{}]"#, "1", "1", "1"),
  ]

  static let malformed = [
    Sample("no object", "12", single: true, "1 1:1 : a request is an object, not a number"),
    Sample(
      "no JSON", "hello\n", single: true, "1 1:1 : `hello` is no JSON value; a text stands in quotation marks"
    ),
    Sample(
      "a byte order mark", "\u{FEFF}\(a("a"))\n\(a("b"))",
      "1 1:1 : the text begins with a byte order mark, which JSON does not allow", "2 b"),
    Sample(
      "a byte order mark before an array", "\u{FEFF}\n[\(a("a")),\(a("b"))]",
      "2 1:1 : the text begins with a byte order mark, which JSON does not allow", "2 b"),
    Sample(
      "a byte order mark alone", "\u{FEFF}", single: true,
      "1 1:1 : the text begins with a byte order mark, which JSON does not allow"),
    Sample(
      "a byte order mark further on", "{}\n\u{FEFF}{}\n{}", "1",
      "2 2:1 : the text begins with a byte order mark, which JSON does not allow", "3"),
    Sample(
      "wrong facts in lines", "{\"meeting\":{\"size\":0.5}}\n {\"activity\":\"jion\"}\n\(a("c"))",
      "1 1:20 meeting.size: `0.5` is a fraction; a whole number is expected",
      "2 2:14 activity: `jion` is no declared activity; did you mean `join`?", "3 c"),
    Sample(
      "malformed lines", "{\"participant\":{\"id\":01}}\n{} {}\n\(a("c"))\n",
      "1 1:22 participant.id: `01` is no number in JSON: it may not begin with a zero",
      "2 2:4 : text follows the end of the JSON value", "3 c"),
    Sample(
      "a line cut off", "{\"participant\":{\n\(a("b"))\n",
      "1 1:17 : the text ends before its JSON value is complete",
      "2 b"),
    Sample(
      "a last line cut off", "\(a("a"))\n{\"participant\":", "1 a",
      "2 2:16 : the text ends before its JSON value is complete" + aboutLines),
    Sample(
      "an object of several lines after a line", "\(a("a"))\n{\n\"participant\":{}\n}\n\(a("e"))\n", "1 a",
      "2 2:2 : the text ends before its JSON value is complete" + aboutLines,
      "3 3:14 : text follows the end of the JSON value", "4 4:1 : expected a value, found `}`", "5 e"),
    Sample(
      "an only line cut off", "{\"participant\":", single: true,
      "1 1:16 : the text ends before its JSON value is complete"),
    Sample(
      "an only word cut off", "tru\n{}", "1 1:4 : the text ends before its JSON value is complete", "2"),
    Sample(
      "an object of several lines cut off", "{\n\"a\":\n", single: true,
      "1 3:1 : the text ends before its JSON value is complete"),
    Sample(
      "wrong facts in an object of several lines", "{\n  \"meeting\": {\n    \"size\": 0.5\n  }\n}",
      single: true,
      "1 3:13 meeting.size: `0.5` is a fraction; a whole number is expected"),
    Sample(
      "an object of several lines with a comma too many", "{\n  \"participant\": {},\n}\n\(a("b"))",
      "1 2:20 : a comma follows the last member or element", "4 b"),
    Sample(
      "text after an object of several lines", "{\n} x {\n{}\n",
      "1 2:3 : text follows the end of the JSON value", "3"),
    Sample(
      "an object of several lines without its end", "{\n  \"meeting\": {\n  }\n{\n}\n",
      "1 4:1 : the text ends before its JSON value is complete", "4"),
    Sample(
      "an object of several lines with an open string", "{\n\"topic\": \"x,\n\"y\": 1\n}\n{}\n",
      "1 2:13 topic: a line ends inside a string; close it with `\"`, or write the line end as `\\n`", "5"),
  ]
}
