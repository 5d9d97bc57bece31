import BailiwickChecks
import Testing

/// TOML 1.0 is read as its specification says; what it refuses is refused.
@Suite struct TOMLTests {
  @Test(arguments: [
    ("a = 1\n[b]\nc = 'd'", #"{"a":1,"b":{"c":"d"}}"#),
    ("a.b.c = 1\na.b.d = 2\na.e = 3", #"{"a":{"b":{"c":1,"d":2},"e":3}}"#),
    ("\"a.b\" . 'c' = true", #"{"a.b":{"c":true}}"#),
    ("[a.b]\n[a]\nc = 1", #"{"a":{"b":{},"c":1}}"#),
    ("[ a . \"b\" ] # c\nd = 0", #"{"a":{"b":{"d":0}}}"#),
    ("a = { b = 1, c.d = [ 2,\n 3, # x\n ] }", #"{"a":{"b":1,"c":{"d":[2,3]}}}"#),
    ("a = {}\nb = []", #"{"a":{},"b":[]}"#),
    ("[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[[a.e]]", #"{"a":[{"b":1,"c":{"d":2}},{"e":[{}]}]}"#),
    ("[a]\nb.c = 1\n[a.d]\n[a.b.e]", #"{"a":{"b":{"c":1,"e":{}},"d":{}}}"#),
    ("a = 0xDE_ad\nb = 0o17\nc = 0b1_0\nd = +1_000\ne = -0", #"{"a":57005,"b":15,"c":2,"d":1000,"e":0}"#),
    ("a = 9223372036854775807\nb = -9223372036854775808", #"{"a":9223372036854775807,"b":-9223372036854775808}"#),
    ("a = 1.5\nb = 1e3\nc = -inf\nd = 6.0_2e-2", #"{"a":1.5,"b":1000.0,"c":-inf,"d":0.0602}"#),
    (
      "a = 1979-05-27T07:32:00.5-08:00\nb = 1979-05-27 07:32:00\nc = 2020-02-29\nd = 07:32:00",
      #"{"a":1979-05-27T07:32:00.5-08:00,"b":1979-05-27 07:32:00,"c":2020-02-29,"d":07:32:00}"#
    ),
    (#"a = "\b\t\n\f\r\"\\\u00e9\U0001F600""#, "{\"a\":\"\u{8}\t\n\u{C}\r\"\\é😀\"}"),
    ("a = \"\"\"\nb\\\n\n   c \"\"d\"\"\"\"\"", "{\"a\":\"bc \"\"d\"\"\"}"),
    ("a = '''\n\\n'b''''", #"{"a":"\n'b'"}"#),
    ("a = \"\"\"\"\"\"\nb = ''", #"{"a":"","b":""}"#),
    ("a = 1\r\nb = '''x\r\ny'''\r\n", "{\"a\":1,\"b\":\"x\ny\"}"),
    ("1979-05-27 = 1\ntrue = 2\n1.2 = 3", #"{"1979-05-27":1,"true":2,"1":{"2":3}}"#),
    ("\u{E9} = 1", nil), ("e\u{301} = 1", nil), ("\"\u{E9}\" = 1\n\"e\u{301}\" = 2", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
  ]) func isRead(_ text: String, _ expected: String?) throws {
    guard let expected else {
      #expect(throws: ConfigurationError.self) { try TOMLReader.table(of: text, file: "") }
      return
    }
    #expect(shown(.table(try TOMLReader.table(of: text, file: ""))) == expected)
  }

  @Test(arguments: [
    ("a = 03", 1, "no number"), ("a = 1__0", 1, "no number"), ("a = _1", 1, "no value"), ("a = 0x", 1, "no number"),
    ("a = 1.", 1, "no number"), ("a = .5", 1, "no number"), ("a = +0x1", 1, "no number"), ("a = 0XF", 1, "no number"),
    ("a = 2021-02-29", 1, "no date"), ("a = 25:00:00", 1, "no date"), ("a = 9223372036854775808", 1, "64 bits"),
    ("a = 1\na.b = 2", 2, "a number already"), ("a = {b = 1}\na.c = 2", 2, "complete already"),
    ("a = {b = 1}\n[a.c]", 2, "a table already"), ("a.b = 1\n[a]", 2, "a second table `[a]`"),
    ("[a]\nb.c = 1\n[a.b]", 3, "a second table"), ("[a.b]\n[a]\nb.c = 1", 3, "complete already"),
    ("[[a]]\n[a]", 2, "already"), ("a = []\n[[a]]", 2, "already"), ("[a]\n[[a]]", 2, "already"),
    ("a = {b = 1,}", 1, "expected a key"), ("a = {b = 1\n}", 1, "on one line"), ("a = {b = 1, b = 2}", 1, "twice"),
    ("a = {b.c = 1, b = 2}", 1, "twice"), ("a = 1 b = 2", 1, "after the value"), ("a = 'b\nc'", 1, "not closed"),
    ("\n\na = \"\"\"b\n\n", 5, "of line 3 is not closed"), ("a = \"\\uD800\"", 1, "no such escape"),
    ("a = \"\\u00+1\"", 1, "no such escape"), ("a = \"\u{1}\"", 1, "U+0001"), ("# \u{7F}", 1, "U+007F"),
    ("a = 1\rb = 2", 1, "after the value"), ("[a", 1, "expected `]`"), ("[[a]", 1, "expected `]]`"), ("[]", 1, "a key"),
    ("= 1", 1, "expected a key"), ("a", 1, "expected `=`"), ("a. = 1", 1, "expected a key"), ("a =", 1, "a value"),
    ("\"\"\"a\"\"\" = 1", 1, "expected `=`"), ("[a] b = 1", 1, "after the value"), ("a = [1 2]", 1, "in the array"),
  ]) func isRefused(_ text: String, _ line: Int, _ part: String) {
    let error = #expect(throws: ConfigurationError.self) { try TOMLReader.table(of: text, file: "") }
    #expect(error?.line == line && error?.message.contains(part) == true, "\(error.map { "\($0)" } ?? "")")
  }

  /// What lies deep, or is long, ends the reading and not the program.
  @Test(arguments: ["a = \(String(repeating: "[", count: 100_000))", "[\(String(repeating: "a.", count: 100_000))a]"])
  func depthIsLimited(_ text: String) {
    let error = #expect(throws: ConfigurationError.self) { try TOMLReader.table(of: text, file: "") }
    #expect(error?.message.contains("more than 100") == true)
  }

  /// Many tables of one name take no longer than others.
  @Test(.timeLimit(.minutes(1))) func manyTablesAreRead() throws {
    let text = String(repeating: "[[a]]\nb.c = 1\n", count: 100_000)
    let table = try TOMLReader.table(of: text, file: "")
    #expect(table.members.count == 1)
  }

  /// JSON as far as there is any, the strings as they are.
  private func shown(_ value: TOMLValue) -> String {
    switch value {
    case .string(let text): "\"\(text)\""
    case .integer(let number): "\(number)"
    case .float(let number): "\(number)"
    case .boolean(let value): "\(value)"
    case .moment(let text): text
    case .array(let values): "[\(values.map(shown).joined(separator: ","))]"
    case .tables(let tables): "[\(tables.all.map { shown(.table($0)) }.joined(separator: ","))]"
    case .table(let table): "{\(table.members.map { "\"\($0.key)\":\(shown($0.value))" }.joined(separator: ","))}"
    }
  }
}
