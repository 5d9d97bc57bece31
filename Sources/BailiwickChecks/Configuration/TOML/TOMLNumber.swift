/// Numbers as TOML writes them.
enum TOMLNumber {
  /// What a word says; `nil` where it is no number, or an integer of more than 64 bits.
  static func value(of word: String) -> TOMLValue? {
    switch word.drop(while: { $0 == "+" || $0 == "-" }) {
    case "inf" where hasOneSign(word): return .float(word.hasPrefix("-") ? -.infinity : .infinity)
    case "nan" where hasOneSign(word): return .float(.nan)
    default: break
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return digits(word.dropFirst(2), radix).flatMap { Int($0, radix: radix) }.map(TOMLValue.integer)
    }
    return decimal(word)
  }

  private static func decimal(_ word: String) -> TOMLValue? {
    let sign = word.hasPrefix("-") ? "-" : ""
    let rest = sign.isEmpty && !word.hasPrefix("+") ? word[...] : word.dropFirst()
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = digits(halves[0], 10), whole == "0" || !whole.hasPrefix("0") else { return nil }
    if parts.count == 1, halves.count == 1 { return Int(sign + whole).map(TOMLValue.integer) }
    var text = sign + whole
    if halves.count > 1 {
      guard let fraction = digits(halves[1], 10) else { return nil }
      text += "." + fraction
    }
    if parts.count > 1 {
      let isSigned = parts[1].hasPrefix("+") || parts[1].hasPrefix("-")
      guard let exponent = digits(isSigned ? parts[1].dropFirst() : parts[1], 10) else { return nil }
      text += "e" + (parts[1].hasPrefix("-") ? "-" : "") + exponent
    }
    return Double(text).map(TOMLValue.float)
  }

  /// Digits without the underscores, each of which stands between two of them.
  private static func digits(_ text: Substring, _ radix: Int) -> String? {
    let groups = text.split(separator: "_", omittingEmptySubsequences: false)
    let areDigits = groups.allSatisfy { group in
      !group.isEmpty && group.utf8.allSatisfy { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } == true }
    }
    return areDigits ? groups.joined() : nil
  }

  private static func hasOneSign(_ word: String) -> Bool { word.utf8.count <= 4 }
}
