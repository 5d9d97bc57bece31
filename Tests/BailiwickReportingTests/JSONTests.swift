import BailiwickReporting
import Testing

@Suite struct JSONTests {
  @Test func keepsTheOrderOfMembers() {
    let value: JSONValue = ["b": 1, "a": [true, .null, "x"], "": [:], "c": []]
    #expect(value.text() == #"{"b":1,"a":[true,null,"x"],"":{},"c":[]}"#)
    #expect(
      value.text(.indented) == """
        {
          "b": 1,
          "a": [
            true,
            null,
            "x"
          ],
          "": {},
          "c": []
        }
        """)
  }

  @Test func leavesOutWhatIsAbsent() {
    var object = JSONObject()
    object.append("order", nil as String?)
    object.append("rule", "r")
    #expect(JSONValue.object(object).text() == #"{"rule":"r"}"#)
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#), ("\0\u{1B}\u{7F}", #""\u0000\u001b\u007f""#),
    ("\u{85}\u{9B}\u{A0}", "\"\\u0085\\u009b\u{A0}\""),
    ("\u{2028}\u{2029}\u{202A}", "\"\\u2028\\u2029\u{202A}\""),
    ("é北👍", "\"é北👍\""), ("", "\"\""),
  ])
  func escapes(text: String, json: String) {
    #expect(JSONValue.string(text).text() == json)
  }

  @Test(.enabled(if: hasPython)) func everyScalarComesBack() throws {
    let values = Array(0..<0x3000) + Array(stride(from: 0x3000, through: 0x10FFFF, by: 257)) + [0x10FFFF]
    let scalars = values.map { UInt32($0) }.compactMap(Unicode.Scalar.init)
    let text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    let program = """
      import json, sys
      values = [*range(0x3000), *range(0x3000, 0x110000, 257), 0x10FFFF]
      want = [c for c in values if not 0xD800 <= c < 0xE000]
      text = sys.stdin.buffer.read().decode("utf-8")
      sys.exit(not (json.loads(text) == ["".join(map(chr, want))] and len(text.splitlines()) == 1))
      """
    #expect(try pythonAccepts(JSONValue.array([.string(text)]).text(), program))
  }
}
