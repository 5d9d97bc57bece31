extension DecisionCase {
  /// A request with what is expected of it.
  struct Request {
    let line: Int
    let text: String
    let expectation: Expectation
    /// Whether it is decided without a time when it states none.
    var hasNoClock = false
    /// Whether what is not declared is an error.
    var isStrict = false
  }

  enum Expectation {
    /// In the words of `TerseOutcome`.
    case terse(String)
    /// The whole object of the reference's §6.
    case object(String)
  }

  var requests: [Request] {
    let terse = section.fences.filter { $0.info.hasPrefix("eval") }.flatMap(Self.requests)
    let texts = section.fences.filter { $0.info.hasPrefix("json request") }
    let outcomes = section.fences.filter { $0.info == "json outcome" }
    if texts.count != outcomes.count { fail("each json request needs its json outcome", line: section.line) }
    return terse
      + zip(texts, outcomes).map { text, outcome in
        Request(
          line: text.firstLine, text: text.lines.joined(separator: "\n"),
          expectation: .object(outcome.lines.joined(separator: "\n")),
          hasNoClock: text.info.contains("no clock"), isStrict: text.info.contains("strict"))
      }
  }

  /// The requests of an `eval` block: each begins at the margin, and goes on over the indented lines below.
  private static func requests(in fence: MarkdownSection.Fence) -> [Request] {
    var entries: [(line: Int, text: String)] = []
    for (index, line) in fence.lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      if line.first == " ", let last = entries.indices.last {
        entries[last].text += "\n" + line
      } else {
        entries.append((fence.firstLine + index, line))
      }
    }
    return entries.map { entry in
      let parts = entry.text.split(separator: "=>", maxSplits: 1, omittingEmptySubsequences: false)
      return Request(
        line: entry.line, text: String(parts[0]),
        expectation: .terse(parts.count == 2 ? String(parts[1]) : "an arrow"),
        hasNoClock: fence.info.contains("no clock"), isStrict: fence.info.contains("strict"))
    }
  }
}
