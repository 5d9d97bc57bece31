/// A comment line that draws a finding under the line before it.
///
///     block participants in CNN fro meetings
///     #                     ^^^ C001 did you mean
///     # = help: CNN
///     #                         ^^^ Y001
struct Mark: Sendable {
  enum Meaning: Sendable {
    case finding(code: String, message: String)
    case label(String)
    case note(String)
    case unreadable(String)
  }

  enum Extent: Sendable {
    case whole
    /// `^~`: the range goes on to a later line,
    case begins
    /// where `~^` ends it.
    case ends
  }

  let meaning: Meaning
  let extent: Extent
  /// From 0, the end not included.
  let columns: Range<Int>

  /// `nil` for a line that draws nothing.
  init?(_ line: String) {
    let scalars = Array(line.unicodeScalars)
    guard let hash = scalars.firstIndex(where: { $0 != " " }), scalars[hash] == "#",
      let start = scalars[(hash + 1)...].firstIndex(where: { $0 != " " })
    else { return nil }
    let sign = scalars[start]
    func text(from index: Int) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[min(index, scalars.count)...])
      return String(view)
    }
    func isAtWordEnd(_ index: Int) -> Bool { index == scalars.count || scalars[index] == " " }
    switch sign {
    case "=" where start == hash + 2:
      (meaning, extent, columns) = (.note(text(from: start + 2)), .whole, 0..<0)
    case "~":
      guard start + 1 < scalars.count, scalars[start + 1] == "^" || scalars[start + 1] == "-" else {
        return nil
      }
      (meaning, extent, columns) = (.note(""), .ends, 0..<start + 2)
    case "|":
      // Directly after `#` a mark begins under it.
      let column = start == hash + 1 ? hash : start
      guard isAtWordEnd(start + 1) else { return nil }
      (meaning, extent, columns) = (Self.finding(text(from: start + 2)), .whole, column..<column)
    case "^", "-":
      var end = start
      while end < scalars.count, scalars[end] == sign { end += 1 }
      let begins = end < scalars.count && scalars[end] == "~"
      let after = begins ? end + 1 : end
      guard isAtWordEnd(after) else { return nil }
      let rest = text(from: after + 1)
      meaning = sign == "^" ? Self.finding(rest) : .label(rest)
      extent = begins ? .begins : .whole
      columns = (start == hash + 1 ? hash : start)..<end
    default: return nil
    }
  }

  private static func finding(_ text: String) -> Meaning {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let code = words.first, code.count == 4, code.dropFirst().allSatisfy(\.isNumber) else {
      return .unreadable("a mark needs a code such as C001")
    }
    return .finding(code: code, message: words.count > 1 ? words[1] : "")
  }
}
