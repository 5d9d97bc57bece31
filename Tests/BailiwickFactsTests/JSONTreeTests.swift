import BailiwickFacts
import Testing

@Suite struct JSONTreeTests {
  @Test(arguments: [
    "{}", "[]", " \t\r\n{ } ", "null", "true", "false", "0", "-0", "1.5e+3", "-12.0E-1", "1e400", #""""#,
    #"{"a":[1,2,{"b":null}],"c":""}"#, #"["\"\\\/\b\f\n\r\t\u0041\ud83d\ude00"]"#, "\"é€😀\u{7F}\"",
    #"{"":{"":[]},"a":1}"#,
  ])
  func accepts(_ text: String) throws {
    _ = try JSONTree(reading: Array(text.utf8))
  }

  @Test(arguments: [
    Fault("", 0, "", "the text ends before its JSON value is complete"),
    Fault(#"{"a":"#, 5, "", "the text ends before its JSON value is complete"),
    Fault(#"{"a":"b"#, 7, "", "the text ends before its JSON value is complete"),
    Fault(#"["\u00"#, 6, "", "the text ends before its JSON value is complete"),
    Fault("[1,", 3, "", "the text ends before its JSON value is complete"),
    Fault("tru", 3, "", "the text ends before its JSON value is complete"),
    Fault("-", 1, "", "the text ends before its JSON value is complete"),
    Fault("\u{FEFF}{}", 0, "", "the text begins with a byte order mark, which JSON does not allow"),
    Fault("{} x", 3, "", "text follows the end of the JSON value"),
    Fault("{}{}", 2, "", "text follows the end of the JSON value"),
    Fault(#"{"a":[1,2,]}"#, 9, "a", "a comma follows the last member or element"),
    Fault(#"{"a":1,}"#, 6, "", "a comma follows the last member or element"),
    Fault(#"{,}"#, 1, "", "expected a key in quotation marks, found `,`"),
    Fault(#"{a:1}"#, 1, "", "expected a key in quotation marks, found `a`"),
    Fault(#"{"a" 1}"#, 5, "a", "expected `:`, found `1`"),
    Fault(#"{"a":1 "b":2}"#, 7, "", "expected `,` or `}`, found `\"`"),
    Fault(#"{"a":[1 2]}"#, 8, "a", "expected `,` or `]`, found `2`"),
    Fault(#"{"a":[1}"#, 7, "a", "expected `,` or `]`, found `}`"),
    Fault(#"{"a":[{"b":]}"#, 11, "a[0].b", "expected a value, found `]`"),
    Fault(#"[1,,2]"#, 3, "[1]", "expected a value, found `,`"),
    Fault(#"{"a b":{"c.d":'x'}}"#, 14, #"["a b"]["c.d"]"#, "expected a value, found `'`"),
    Fault(#"{"a":True}"#, 5, "a", "`True` is no JSON value; write `true`"),
    Fault(#"{"a":None}"#, 5, "a", "`None` is no JSON value; write `null`"),
    Fault(#"{"a":join}"#, 5, "a", "`join` is no JSON value; a text stands in quotation marks"),
    Fault(#"{"a":"x\qy"}"#, 7, "a", "`\\q` is no escape in JSON"),
    Fault(#"{"a":"\u12G4"}"#, 6, "a", "`\\u12G` is no escape in JSON"),
    Fault(#"{"a":"\ud83d"}"#, 6, "a", "`\\ud83d` is half of a surrogate pair, and no character"),
    Fault(#"{"a":"\ud83d\u0041"}"#, 6, "a", "`\\ud83d` is half of a surrogate pair, and no character"),
    Fault(#"{"a":"\ude00"}"#, 6, "a", "`\\ude00` is half of a surrogate pair, and no character"),
    Fault("{\"a\":\"x\ty\"}", 7, "a", "a control character inside a string must be written as `\\t`"),
    Fault("{\"a\":\"x\u{1}y\"}", 7, "a", "a control character inside a string must be written as `\\u0001`"),
    Fault(
      "{\"a\":\"x\ny\"}", 7, "a",
      "a line ends inside a string; close it with `\"`, or write the line end as `\\n`"),
    Fault(#"{"a":1,"b":2,"a":3}"#, 13, "a", "the key `a` is there twice"),
    Fault(#"{"x":{"a":1,"\u0061":3}}"#, 12, "x.a", "the key `a` is there twice"),
  ])
  func refuses(_ fault: Fault) {
    #expect(fault.found == fault)
  }

  @Test(arguments: [
    Fault("[01]", 1, "[0]", "`01` is no number in JSON: it may not begin with a zero"),
    Fault("[-01]", 1, "[0]", "`-01` is no number in JSON: it may not begin with a zero"),
    Fault("[+1]", 1, "[0]", "`+1` is no number in JSON: it may not begin with a plus sign"),
    Fault("[.5]", 1, "[0]", "`.5` is no number in JSON: a digit must stand before the point"),
    Fault("[1.]", 1, "[0]", "`1.` is no number in JSON: a digit must stand after the point"),
    Fault("[1.e5]", 1, "[0]", "`1.e5` is no number in JSON: a digit must stand after the point"),
    Fault("[1e]", 1, "[0]", "`1e` is no number in JSON: a digit must stand in the exponent"),
    Fault("[1e+]", 1, "[0]", "`1e+` is no number in JSON: a digit must stand in the exponent"),
    Fault("[0x10]", 1, "[0]", "`0x10` is no number in JSON"),
    Fault("[1_000]", 1, "[0]", "`1_000` is no number in JSON"),
    Fault("[--1]", 1, "[0]", "`--1` is no number in JSON"),
    Fault("[NaN]", 1, "[0]", "`NaN` is no number in JSON, which has no infinities and no NaN"),
    Fault("[-Infinity]", 1, "[0]", "`-Infinity` is no number in JSON, which has no infinities and no NaN"),
  ])
  func refusesNumbers(_ fault: Fault) {
    #expect(fault.found == fault)
  }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82, 0x22], [0xC3, 0x28],
    ] as [[UInt8]])
  func refusesInvalidUTF8(_ bytes: [UInt8]) {
    let error = jsonError([0x5B, 0x22] + bytes + [0x22, 0x5D])
    #expect(error == JSONError(offset: 2, path: "[0]", problem: .invalidUTF8))
    #expect(jsonError(bytes)?.problem == .invalidUTF8)
  }

  @Test func limitsDepth() {
    let limit = JSONTree.depthLimit
    #expect(jsonError(nested(limit)) == nil)
    let error = jsonError(nested(limit + 1))
    #expect(error?.problem == .tooDeep(limit: 64))
    #expect(error?.offset == limit)
    #expect(jsonError(Array(repeating: UInt8(ascii: "["), count: 1_000_000))?.problem == .tooDeep(limit: 64))
  }

  private func nested(_ depth: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
  }

  @Test func limitsLength() {
    let limit = JSONTree.lengthLimit
    let quote = UInt8(ascii: "\"")
    let text = [quote] + Array(repeating: UInt8(ascii: " "), count: limit - 1) + [quote]
    #expect(jsonError(text) == JSONError(offset: limit, path: "", problem: .tooLong(limit: limit)))
  }

  /// The longest text has a value at its end, after as many as there can be.
  @Test func reachesToTheLimit() throws {
    let values = Array(repeating: Array("[],{},".utf8), count: JSONTree.lengthLimit / 6 - 2).joined()
    let padding = [UInt8](repeating: 0x20, count: JSONTree.lengthLimit - values.count - 4)
    let tree = try JSONTree(reading: [UInt8(ascii: "[")] + values + padding + Array("77]".utf8))
    var (count, last) = (0, JSONTree.root)
    for element in tree.elements(of: JSONTree.root) { (count, last) = (count + 1, element) }
    #expect(count == (JSONTree.lengthLimit / 6 - 2) * 2 + 1)
    #expect(tree.start(last) == JSONTree.lengthLimit - 3)
    #expect(String(decoding: tree.spelling(ofNumber: last), as: UTF8.self) == "77")
  }

  @Test func findsADuplicateAmongManyKeys() {
    let keys = (0..<50_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(jsonError(Array("{\(keys)}".utf8)) == nil)
    let error = jsonError(Array("{\(keys),\"k7\":1}".utf8))
    #expect(error?.problem == .duplicateKey("k7"))
    #expect(error?.path == "k7")
  }

  @Test func resolvesEscapes() throws {
    let tree = try JSONTree(reading: Array(#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000z""#.utf8))
    #expect(tree.text(JSONTree.root) == "a\"\\/\u{8}\u{C}\n\r\té😀\0z")
  }

  @Test func knowsThePathOfEveryNode() throws {
    let tree = try JSONTree(reading: Array(#"{"a":[1,{"b":[2]}],"c d":null}"#.utf8))
    let paths = tree.all.map(tree.path(to:))
    #expect(
      paths == [
        "", "a", "a", "a[0]", "a[1]", "a[1].b", "a[1].b", "a[1].b[0]", #"["c d"]"#, #"["c d"]"#,
      ])
  }
}

/// A text that is no JSON, and what is said of it.
struct Fault: Equatable, CustomStringConvertible {
  let text: String
  let offset: Int
  let path: String
  let message: String

  init(_ text: String, _ offset: Int, _ path: String, _ message: String) {
    self.text = text
    self.offset = offset
    self.path = path
    self.message = message
  }

  var description: String { "\(text) \(offset) \(path): \(message)" }

  /// What is said of the text in fact.
  var found: Fault? {
    jsonError(Array(text.utf8)).map { Fault(text, $0.offset, $0.path, $0.problem.message) }
  }
}

/// Why a text is no JSON.
func jsonError(_ bytes: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    _ = try JSONTree(reading: bytes)
    return nil
  } catch {
    return error
  }
}
