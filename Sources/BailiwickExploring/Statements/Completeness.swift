import BailiwickSource
import BailiwickSyntax

extension Session {
  /// Whether a statement ends before it should, so that more may be entered: `block participants in`.
  public func isIncomplete(_ text: String) -> Bool {
    switch Statement(text, vocabulary: current.vocabulary) {
    // Comments of this sort belong to the item that follows them.
    case .nothing: text.contains("##") || text.contains("#!")
    case .command, .fact: false
    case .items(let text): Self.endsEarly(text, after: "", before: "")
    case .given(let text): Self.endsEarly(text, after: "test \"\"\n  ", before: "\n  expect allow")
    case .places(let text): Self.endsEarly(text, after: "territory X = ", before: "")
    case .condition(let text): Self.endsEarly(text, after: "block participants when (", before: ")")
    }
  }

  /// Whether the first error stands after the text's last word.
  private static func endsEarly(_ text: String, after lead: String, before close: String) -> Bool {
    let problems = parse(SourceFile(name: "", text: lead + text + close)).problems
    guard let first = problems.first else { return false }
    // What an `or` joins is known only from what follows it.
    let words = text.trimmedEnd
    let open = words.split(whereSeparator: \.isWhitespace).last == "or" ? words.dropLast(2) : words
    return first.range.start >= lead.utf8.count + open.utf8.count
  }
}

extension String {
  /// Without white space at its end.
  var trimmedEnd: Substring {
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return self[...end]
  }
}
