import BailiwickSource
import BailiwickSyntax

/// The words of a text without its comments, to be laid out in other ways that the parser reads alike.
struct Relayout {
  struct Word {
    let text: String
    let kind: TokenKind
    /// What it begins, if it has to begin a line.
    let begins: SyntaxKind?
    /// Whether it may begin a line.
    var mayBegin = true

    /// Whether there may be a space before it where it begins a line. An item after a vocabulary would
    /// else be read as one of its attributes.
    var mayBeIndented: Bool {
      begins.map { $0 == .attribute || $0.isSection } ?? true
    }
  }

  private(set) var words: [Word] = []
  private let shape: [SyntaxKind]

  init(_ text: String) {
    let tree = parse(SourceFile(name: "test.bwk", text: text)).tree
    shape = Self.shape(of: tree)
    let starts = Self.lineStarts(of: tree.root)
    words = tree.tokens.filter { !$0.kind.isTrivia && $0.kind != .end }.map { token in
      Word(text: tree.file.text(token.offsets), kind: token.kind, begins: starts[token.start])
    }
    findBreaks(words.indices)
  }

  /// Finds the few words that may not begin a line, by halves.
  private mutating func findBreaks(_ range: Range<Int>) {
    if isReadAlike(text { range.contains($0) ? "\n" : " " }) { return }
    if range.count == 1 {
      words[range.lowerBound].mayBegin = false
    } else {
      let middle = range.lowerBound + range.count / 2
      findBreaks(range.lowerBound..<middle)
      findBreaks(middle..<range.upperBound)
    }
  }

  /// The words with what a closure says before each that does not have to begin a line.
  private func text(between: (Int) -> String) -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      text += word.begins == nil ? between(index) : index == 0 ? "" : "\n"
      text += word.text
    }
    return text
  }

  /// The words of each item.
  static func items(_ words: [Word]) -> [[Word]] {
    words.reduce(into: []) { items, word in
      if let begun = word.begins, begun != .attribute, !begun.isSection { items.append([]) }
      items[items.count - 1].append(word)
    }
  }

  /// Whether the parser reads a text as the one from which the words come.
  func isReadAlike(_ text: String) -> Bool {
    let (tree, problems) = parse(SourceFile(name: "test.bwk", text: text))
    return problems.isEmpty && Self.shape(of: tree) == shape
  }

  private static func shape(of tree: SyntaxTree) -> [SyntaxKind] {
    func shape(_ node: SyntaxNode) -> [SyntaxKind] { [node.kind] + node.children.flatMap(shape) + [.file] }
    return shape(tree.root)
  }

  /// What has to begin a line, by the offset at which it starts.
  private static func lineStarts(of root: SyntaxNode) -> [UInt32: SyntaxKind] {
    var starts: [UInt32: SyntaxKind] = [:]
    for item in root.children {
      starts[item.token.start] = item.kind
      for section in item.children where item.kind == .vocabulary && section.kind != .token {
        starts[section.token.start] = section.kind
        for attribute in section.children(.attribute) { starts[attribute.token.start] = .attribute }
      }
    }
    return starts
  }
}

extension SyntaxKind {
  fileprivate var isSection: Bool {
    [.personSection, .thingSection, .recordSection, .activitySection, .effectSection].contains(self)
  }
}

extension TokenKind {
  /// Whether no space has to part it from its neighbours.
  var isSign: Bool { [.comma, .dot, .colon, .equals, .leftParenthesis, .rightParenthesis].contains(self) }
}
