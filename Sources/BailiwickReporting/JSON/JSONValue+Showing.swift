extension JSONValue {
  /// The JSON text on one line of a terminal: whatever `visible` would write out is escaped as JSON has it, so that it
  /// can be read again.
  package var shownText: String {
    var result = ""
    for scalar in text(.compact).unicodeScalars {
      if visibleEscape(of: scalar) == nil {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result
  }
}
