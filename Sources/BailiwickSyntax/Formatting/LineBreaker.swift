import BailiwickSource

/// Chooses the line ends of a list of pieces, in one run from the first to the last.
struct LineBreaker {
  /// In Unicode scalars.
  static let lineWidth = 100
  private static let indentationWidth = 2

  private let bytes: [UInt8]
  private let tokens: [Token]
  private let comments: Comments
  private let pieces: [Piece]
  private var text: [UInt8] = []
  private var position = Position.start(indentation: 0)
  private var column = 0
  private var indentation = 0
  private var lastWord: Int?
  /// For each group that is open whether it is broken.
  private var isBroken: [Bool] = []

  /// Where the next word goes.
  private enum Position {
    case start(indentation: Int)
    case line
    /// Behind a comment, where nothing can follow.
    case comment
  }

  /// What the pieces look like, without a line end after the last word and without the comments before
  /// the first.
  static func text(of pieces: [Piece], in tree: SyntaxTree, _ comments: Comments) -> [UInt8] {
    var breaker = LineBreaker(tree: tree, comments: comments, pieces: pieces)
    for index in pieces.indices { breaker.write(pieceAt: index) }
    return breaker.text
  }

  private init(tree: SyntaxTree, comments: Comments, pieces: [Piece]) {
    bytes = tree.file.bytes
    tokens = tree.tokens
    self.comments = comments
    self.pieces = pieces
  }

  // MARK: Writing

  private mutating func write(pieceAt index: Int) {
    switch pieces[index] {
    case .word(let token): write(word: token)
    case .open(.always): isBroken.append(true)
    case .open(.ifNeeded): isBroken.append(isBroken.last != false && !fits(from: index))
    case .close: isBroken.removeLast()
    case .indent: indentation += 1
    case .outdent: indentation -= 1
    case .line: if isBroken.last != false { breakLine() }
    case .wrap: if !fits(from: index) { breakLine() }
    case .lineEnd: breakLine()
    }
  }

  private mutating func write(word: Int) {
    if lastWord != nil { writeComments(before: word) }
    if case .comment = position { breakLine() }
    if case .line = position { write(repeatElement(UInt8(ascii: " "), count: gap(lastWord, word))) }
    write(bytes(of: word))
    lastWord = word
    if let comment = comments.lineEnding(after: word) {
      write(Array("  ".utf8) + comment)
      position = .comment
    }
  }

  /// Comments on lines of their own, as far right as the word after them.
  private mutating func writeComments(before word: Int) {
    for comment in comments.lines(before: word) {
      breakLine()
      let start = position
      write(comment.text)
      text.append(UInt8(ascii: "\n"))
      position = start
    }
  }

  private mutating func write(_ bytes: some Collection<UInt8>) {
    if case .start(let indentation) = position {
      column = indentation * Self.indentationWidth
      text += repeatElement(UInt8(ascii: " "), count: column)
    }
    text += bytes
    column += width(of: bytes)
    position = .line
  }

  private mutating func breakLine() {
    if case .start = position { return }
    text.append(UInt8(ascii: "\n"))
    position = .start(indentation: indentation)
  }

  // MARK: Looking ahead

  /// Whether the line has room for the group that opens here, or for what a `wrap` here keeps on it, and
  /// in both cases for what then comes before the next place for a new line.
  private func fits(from start: Int) -> Bool {
    var end = 0
    var depth = 0
    var isInGroup = false
    var last: Int?
    for index in start..<pieces.count {
      switch pieces[index] {
      case .open:
        if index == start { isInGroup = true }
        depth += 1
      case .close:
        depth -= 1
        if depth == 0 { isInGroup = false }
      case .line, .wrap: if !isInGroup, index > start { return true }
      case .lineEnd: return !isInGroup
      case .indent, .outdent: continue
      case .word(let word):
        if let last {
          if areParted(last, word) { return !isInGroup }
          end += gap(last, word)
        } else {
          end = startColumn(of: word)
        }
        end += width(of: bytes(of: word))
        if end > Self.lineWidth { return false }
        last = word
      }
    }
    return true
  }

  /// Where the next word to be written will begin, if nothing else breaks the line before it.
  private func startColumn(of word: Int) -> Int {
    switch position {
    case .start(let indentation): indentation * Self.indentationWidth
    case .line where comments.lines(before: word).isEmpty: column + gap(lastWord, word)
    case .line, .comment: indentation * Self.indentationWidth
    }
  }

  // MARK: Words

  private func bytes(of word: Int) -> ArraySlice<UInt8> {
    bytes[tokens[word].offsets]
  }

  /// The columns that a text takes.
  private func width(of bytes: some Collection<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }

  /// The spaces between two words on one line.
  private func gap(_ last: Int?, _ next: Int) -> Int {
    guard let last else { return 0 }
    switch (tokens[last].kind, tokens[next].kind) {
    case (.leftParenthesis, _), (.dot, _): return 0
    case (_, .rightParenthesis), (_, .dot), (_, .comma), (_, .colon): return 0
    case _: return 1
    }
  }

  /// Whether a comment keeps two words on different lines.
  private func areParted(_ last: Int, _ next: Int) -> Bool {
    comments.lineEnding(after: last) != nil || !comments.lines(before: next).isEmpty
  }
}
