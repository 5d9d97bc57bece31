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

  /// A statement with a line that goes on with it; `nil` for a line that is a statement of its own.
  ///
  /// What goes on begins with white space, with `. ` as in a transcript, or with a word that begins no statement, such
  /// as `when`; and together they are well-formed.
  public func statement(_ former: String, continuedBy line: String) -> String? {
    let isIndented = line.first?.isWhitespace == true || line.hasPrefix(". ")
    let words = line.hasPrefix(". ") ? line.dropFirst(2).trimmed : line.trimmed
    let first = String(words.prefix { !$0.isWhitespace })
    guard isIndented || ReservedWords.all.contains(first), !first.hasPrefix(":"), !former.hasPrefix(":") else {
      return nil
    }
    let whole = former + "\n  " + words
    let isOne: Bool =
      switch Statement(former, vocabulary: current.vocabulary) {
      case .nothing, .command: false
      case .items: Self.isItem(whole)
      case .given: Self.isItem("test \"\"\n  \(whole)\n  expect allow")
      case .places: Self.isItem("territory X = \(whole)")
      case .fact, .condition: Self.isItem("block participants when (\(whole)\n  )")
      }
    return isOne ? whole : nil
  }

  /// Whether a text is one item without errors.
  private static func isItem(_ text: String) -> Bool {
    let (tree, problems) = parse(SourceFile(name: "", text: text))
    return problems.isEmpty && tree.root.children.filter { $0.kind != .token }.count == 1
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
