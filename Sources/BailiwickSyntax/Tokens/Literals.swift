import BailiwickSource

/// The value of a string token.
public enum StringLiteral {
  /// The text between the quotes with its escapes resolved: `\"`, `\\`, `\n`, `\t`, `\u{…}`.
  /// Escapes that do not exist, which the tokenizer has reported, stand for themselves.
  public static func value(of token: ArraySlice<UInt8>) -> String {
    let body = token.dropFirst().dropLast()
    guard body.contains(UInt8(ascii: "\\")) else { return String(decoding: body, as: UTF8.self) }
    var value = ""
    var run = body.startIndex
    var position = body.startIndex
    func text(_ range: Range<Int>) -> String { String(decoding: body[range], as: UTF8.self) }
    while position < body.endIndex {
      guard body[position] == UInt8(ascii: "\\"), position + 1 < body.endIndex else {
        position += 1
        continue
      }
      value += text(run..<position)
      switch body[position + 1] {
      case UInt8(ascii: "n"): value += "\n"
      case UInt8(ascii: "t"): value += "\t"
      case UInt8(ascii: "u"):
        let digits = body[(position + 2)...].dropFirst().prefix { $0 != UInt8(ascii: "}") }
        if let scalar = scalar(hexadecimal: digits) {
          value.unicodeScalars.append(scalar)
          position = digits.endIndex - 1
        }
      default: value += text(position + 1..<position + 2)
      }
      position += 2
      run = position
    }
    return value + text(run..<max(run, body.endIndex))
  }

  /// A string token whose value is a text, and in which everything is seen.
  public static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        quoted += scalar.isHidden ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
      }
    }
    return quoted + "\""
  }

  static func scalar(hexadecimal digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
  }
}

/// The value of a regular-expression token `/…/flags`.
public struct RegexLiteral: Hashable, Sendable {
  /// The flags that may follow: case-insensitive, many lines, `.` matches line ends, extended.
  static let flags: [UInt8] = Array("imsx".utf8)

  /// The pattern in PCRE2's syntax; `\/` has become `/`.
  public let pattern: String
  /// Sorted, each once.
  public let flags: String

  public init(token: ArraySlice<UInt8>) {
    let close = token.lastIndex(of: UInt8(ascii: "/")) ?? token.endIndex
    var pattern: [UInt8] = []
    var isEscaped = false
    for byte in token[(token.startIndex + 1)..<max(close, token.startIndex + 1)] {
      if isEscaped, byte == UInt8(ascii: "/") { pattern.removeLast() }
      pattern.append(byte)
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    self.pattern = String(decoding: pattern, as: UTF8.self)
    flags = String(decoding: token[close...].dropFirst().sorted(), as: UTF8.self)
  }
}
