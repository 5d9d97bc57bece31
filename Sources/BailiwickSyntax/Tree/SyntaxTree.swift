import BailiwickSource

/// A text as its author wrote it, with its structure: lossless, and a value.
///
/// Nodes and leaves lie in one flat array in source order, a node before its children:
///
///     end meetings tagged x
///
///     rule          span 9
///       effectName  span 2
///         end       span 1   token 0
///       target      span 6
///         meetings  span 1   token 2
///         tagging   span 4
///           tagged  span 1   token 4
///           tagName span 2
///             x     span 1   token 6
///
/// White space and comments are tokens, but no elements.
public struct SyntaxTree: Sendable {
  private let storage: Storage

  init(file: SourceFile, tokens: [Token], elements: [SyntaxElement], isWellFormed: Bool) {
    storage = Storage(file: file, tokens: tokens, elements: elements, isWellFormed: isWellFormed)
  }

  public var file: SourceFile { storage.file }
  public var tokens: [Token] { storage.tokens }
  var elements: [SyntaxElement] { storage.elements }

  /// Whether the text was read without problems but for what cannot be seen.
  var isWellFormed: Bool { storage.isWellFormed }

  public var root: SyntaxNode { SyntaxNode(tree: self, index: 0) }

  /// The text made of all tokens: the file, byte for byte.
  public var joinedTokens: [UInt8] {
    tokens.reduce(into: []) { $0 += file.bytes[$1.offsets] }
  }
}

extension SyntaxTree {
  /// What a tree is, behind one reference, so that nodes are cheap to copy.
  private final class Storage: Sendable {
    let file: SourceFile
    let tokens: [Token]
    let elements: [SyntaxElement]
    let isWellFormed: Bool

    init(file: SourceFile, tokens: [Token], elements: [SyntaxElement], isWellFormed: Bool) {
      self.file = file
      self.tokens = tokens
      self.elements = elements
      self.isWellFormed = isWellFormed
    }
  }
}

/// One element of a tree: twelve bytes.
struct SyntaxElement: Hashable, Sendable {
  var kind: SyntaxKind
  /// A leaf's token; of a node, the token at which it was opened.
  var token: UInt32
  /// How many elements it is, with all below it.
  var span: UInt32
}

/// A place in a tree: an element and what is below it.
public struct SyntaxNode: Sendable {
  public let tree: SyntaxTree
  let index: Int

  private var element: SyntaxElement { tree.elements[index] }

  public var kind: SyntaxKind { element.kind }

  /// The token of a leaf; of a node, its first token.
  public var token: Token { tree.tokens[Int(element.token)] }

  /// The text of a leaf.
  public var text: String { tree.file.text(token.offsets) }

  /// From the first byte of its first token to the last byte of its last; empty at the place where
  /// it should be when it has no token.
  public var range: SourceRange {
    var last = index + Int(element.span) - 1
    while last > index, tree.elements[last].kind != .token { last -= 1 }
    let start = token.offsets.lowerBound
    let isEmpty = tree.elements[last].kind != .token
    let end = isEmpty ? start : tree.tokens[Int(tree.elements[last].token)].offsets.upperBound
    return SourceRange(file: tree.file.id, start: start, end: end)
  }

  /// The number of the element after the last one below it.
  var end: Int { index + Int(element.span) }

  /// Its children, in source order.
  public var children: SyntaxChildren { SyntaxChildren(of: self) }

  public func children(_ kind: SyntaxKind) -> SyntaxChildren { SyntaxChildren(of: self, kind: kind) }

  public func children(_ kinds: SyntaxKind...) -> [SyntaxNode] { children.filter { kinds.contains($0.kind) } }

  public func child(_ kind: SyntaxKind) -> SyntaxNode? { children(kind).first }

  public func child(_ kinds: SyntaxKind...) -> SyntaxNode? { children.first { kinds.contains($0.kind) } }

  /// Its own tokens, not those of the nodes below it.
  public var leaves: SyntaxChildren { children(.token) }

  /// The token of its own with this number, from 0.
  public func leaf(_ number: Int) -> SyntaxNode? { leaves.dropFirst(number).first }

  public func leaf(_ kind: TokenKind) -> SyntaxNode? { leaves.first { $0.token.kind == kind } }

  public func leaf(_ kinds: TokenKind...) -> SyntaxNode? { leaves.first { kinds.contains($0.token.kind) } }

  public func leaf(word: StaticString) -> SyntaxNode? { leaves.first { $0.isWord(word) } }

  /// Whether a word is among its own tokens.
  public func has(_ word: StaticString) -> Bool { leaf(word: word) != nil }

  /// Whether it is a leaf, and this word.
  public func isWord(_ word: StaticString) -> Bool {
    kind == .token && token.kind == .lowerWord && tree.file.bytes.has(word, at: token.offsets)
  }

  /// The value of a leaf that is a word or a string.
  public var value: String {
    token.kind == .string ? StringLiteral.value(of: tree.file.bytes[token.offsets]) : text
  }

  /// The lines of `##` comments that stand directly before it, without the blanks at their ends.
  public var documentation: [String] {
    precedingComments(.docComment).map { comment in
      let text = tree.file.text(comment.offsets).drop { $0 == "#" }
      let line = text.hasPrefix(" ") ? text.dropFirst() : text
      return String(line.withoutBlanksAtEnd)
    }
  }

  private func precedingComments(_ kind: TokenKind) -> [Token] {
    var found: [Token] = []
    for token in tree.tokens[..<Int(element.token)].reversed() {
      guard token.kind.isTrivia else { break }
      if token.kind == kind { found.append(token) }
    }
    return found.reversed()
  }
}

extension Substring {
  fileprivate var withoutBlanksAtEnd: Substring {
    var text = self
    while let last = text.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
      text.unicodeScalars.removeLast()
    }
    return text
  }
}
