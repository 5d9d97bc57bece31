import BailiwickSource

/// Reads tokens as a syntax tree. Total: whatever the text, there is a tree that holds every token,
/// and every error is a problem, in source order.
///
/// The grammar is `Grammar/bailiwick.ebnf`, read by recursive descent with at most two tokens of
/// look-ahead. After an error inside an item the parser goes on at the next item. How errors are told
/// is in `Parser+Expecting.swift` and `Parser+Recovery.swift`.
public func parse(_ file: SourceFile) -> (tree: SyntaxTree, problems: [SyntaxProblem]) {
  let (tokens, tokenProblems) = tokenize(file)
  var parser = Parser(file: file, tokens: tokens)
  parser.file()
  let problems = (tokenProblems + parser.problems).sorted { $0.range < $1.range }
  let isWellFormed = problems.allSatisfy { problem in
    if case .invisibleCharacter = problem.fact { true } else { false }
  }
  let tree = SyntaxTree(file: file, tokens: tokens, elements: parser.elements, isWellFormed: isWellFormed)
  return (tree, problems)
}

/// The state of one run. Verbs tell the contract: `at…` looks, `take…` consumes if it can,
/// `expect…` consumes or reports the author's error, and a production's own name parses it.
struct Parser {
  let source: SourceFile
  let tokens: [Token]
  /// The tokens that are not trivia, by their number in `tokens`; the last is the end.
  let significant: [UInt32]
  var position = 0
  var elements: [SyntaxElement] = []
  var problems: [SyntaxProblem] = []
  /// How deep conditions and place lists are nested.
  var depth = 0
  /// An error was reported in the current item, and nothing of it can be read any more.
  var isLost = false
  /// Where the current item begins, and how far right.
  var item = (start: 0, column: 0)
  /// Where the current item begins, or the line of a vocabulary.
  var lineStart = 0
  /// The position at which reading ends: that of the end, or of a word that begins the next item.
  var fence: Int
  /// The last name that stands where the next item may begin, and whether what follows it belied it.
  var doubtfulName: (position: Int, isBelied: Bool)?
  /// Every line is a part of its own, as in a vocabulary.
  var isLineByLine = false
  /// What has been read last, and may go on.
  var ends = Ends()

  init(file: SourceFile, tokens: [Token]) {
    source = file
    self.tokens = tokens
    var significant: [UInt32] = []
    significant.reserveCapacity(tokens.count)
    for number in tokens.indices where !tokens[number].kind.isTrivia { significant.append(UInt32(number)) }
    self.significant = significant
    fence = significant.count - 1
    elements.reserveCapacity(significant.count * 3)
  }

  // MARK: Looking

  // These are asked at every step, and each call of them would copy the parser.

  @inline(__always)
  var current: Token { token(ahead: 0) }

  @inline(__always)
  func token(ahead distance: Int) -> Token {
    position + distance < fence ? tokens[Int(significant[position + distance])] : tokens[tokens.count - 1]
  }

  @inline(__always)
  func at(_ kind: TokenKind) -> Bool { current.kind == kind }

  @inline(__always)
  func at(_ word: StaticString, ahead distance: Int = 0) -> Bool {
    let token = token(ahead: distance)
    return token.kind == .lowerWord && source.bytes.has(word, at: token.offsets)
  }

  /// A lower-case word that may be a name.
  func atName(ahead distance: Int = 0) -> Bool {
    let token = token(ahead: distance)
    return token.kind == .lowerWord && !ReservedWords.contains(source.bytes[token.offsets])
  }

  var text: String { source.text(current.offsets) }

  var currentRange: SourceRange {
    let offsets = current.offsets
    return SourceRange(file: source.id, start: offsets.lowerBound, end: offsets.upperBound)
  }

  // MARK: Building

  /// Opens a node at the current token; `close` ends it.
  mutating func open(_ kind: SyntaxKind) -> Int {
    elements.append(SyntaxElement(kind: kind, token: significant[position], span: 1))
    return elements.count - 1
  }

  mutating func close(_ node: Int) {
    elements[node].span = UInt32(elements.count - node)
  }

  mutating func node(_ kind: SyntaxKind, _ content: (inout Parser) -> Void) {
    let node = open(kind)
    content(&self)
    close(node)
  }

  /// Consumes a token; nothing once the item is lost.
  mutating func take() {
    guard !isLost, !at(.end) else { return }
    elements.append(SyntaxElement(kind: .token, token: significant[position], span: 1))
    position += 1
  }

  @discardableResult
  mutating func take(_ kind: TokenKind) -> Bool {
    guard !isLost, at(kind) else { return false }
    take()
    return true
  }

  @discardableResult
  mutating func take(_ word: StaticString) -> Bool {
    guard !isLost, at(word) else { return false }
    take()
    return true
  }

  // MARK: Shapes that recur

  /// `element { "," element }`
  mutating func commaSeparated(_ element: (inout Parser) -> Void) {
    repeat { element(&self) } while !isLost && take(.comma)
  }

  /// Runs one level deeper, unless that is too deep.
  mutating func nested(_ content: (inout Parser) -> Void) {
    guard depth < SyntaxLimit.nesting else {
      report(.nestedTooDeep)
      isLost = true
      return
    }
    depth += 1
    content(&self)
    depth -= 1
  }
}
