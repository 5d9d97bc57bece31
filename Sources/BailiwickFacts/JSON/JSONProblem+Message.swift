extension JSONProblem {
  /// The problem as a sentence.
  package var message: String {
    switch self {
    case .tooLong(let limit): "the request is longer than \(limit) bytes, which is the limit"
    case .tooDeep(let limit): "objects and arrays are nested more than \(limit) deep, which is the limit"
    case .byteOrderMark: "the text begins with a byte order mark, which JSON does not allow"
    case .truncated: "the text ends before its JSON value is complete"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .controlCharacter(0x0A), .controlCharacter(0x0D):
      "a line ends inside a string; close it with `\"`, or write the line end as `\\n`"
    case .controlCharacter(let byte):
      "a control character inside a string must be written as `\(Self.escape(byte))`"
    case .invalidEscape(let escape): "\(quoted(escape)) is no escape in JSON"
    case .loneSurrogate(let escape): "\(quoted(escape)) is half of a surrogate pair, and no character"
    case .duplicateKey(let key): "the key \(quoted(key)) is there twice"
    case .malformedNumber(let spelling, let fault): "\(quoted(spelling)) is no number in JSON\(fault.reason)"
    case .unknownWord(let word): "\(quoted(word)) is no JSON value\(Self.hint(for: word))"
    case .trailingComma: "a comma follows the last member or element"
    case .trailingText: "text follows the end of the JSON value"
    case .unexpected(let found, let expected): "expected \(expected.description), found \(quoted(found))"
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    byte == 0x09 ? "\\t" : "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }

  private static func hint(for word: String) -> String {
    switch word.lowercased() {
    case "true", "false", "null": "; write \(quoted(word.lowercased()))"
    case "none", "nil", "undefined": "; write `null`"
    default: "; a text stands in quotation marks"
    }
  }
}

extension JSONProblem.NumberFault {
  fileprivate var reason: String {
    switch self {
    case .leadingZero: ": it may not begin with a zero"
    case .plusSign: ": it may not begin with a plus sign"
    case .noDigitBeforePoint: ": a digit must stand before the point"
    case .noDigitAfterPoint: ": a digit must stand after the point"
    case .noDigitInExponent: ": a digit must stand in the exponent"
    case .notFinite: ", which has no infinities and no NaN"
    case .otherwise: ""
    }
  }
}

extension JSONProblem.Expectation {
  fileprivate var description: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotation marks"
    case .colon: "`:`"
    case .commaOrBrace: "`,` or `}`"
    case .commaOrBracket: "`,` or `]`"
    }
  }
}
