import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// What somebody entered, by what it begins with.
enum Statement: Hashable {
  case nothing
  /// `:word argument`
  case command(String, argument: String)
  /// One item of the language or several.
  case items(String)
  /// Facts, as a test gives them.
  case given(String)
  case places(String)
  /// A path alone, of which the fact is wanted.
  case fact(String)
  case condition(String)

  init(_ text: String, vocabulary: Vocabulary) {
    let file = SourceFile(name: "", text: text)
    let tokens = tokenize(file).tokens.filter { !$0.kind.isTrivia && $0.kind != .end }
    guard let first = tokens.first else {
      self = .nothing
      return
    }
    let words = tokens.prefix(2).map { file.text($0.offsets) }
    if first.kind == .colon {
      let line = text.drop { $0.isWhitespace }.dropFirst()
      let word = line.prefix { !$0.isWhitespace }
      let argument = line.dropFirst(word.count).trimmed
      self = .command(String(word), argument: argument)
    } else if words[0] == "given" {
      self = .given(text)
    } else if Self.beginsItem(tokens, words, vocabulary) {
      self = .items(text)
    } else if Self.beginsPlace(tokens) {
      self = .places(text)
    } else if !ReservedWords.all.contains(words[0]),
      tokens.allSatisfy({ $0.kind == .lowerWord || $0.kind == .dot }), Self.isPath(tokens)
    {
      self = .fact(text.trimmed)
    } else {
      self = .condition(text)
    }
  }

  static let itemWords = [
    "rule", "by", "use", "territory", "authority", "order", "tag", "vocabulary", "mark", "never", "test",
  ]

  /// An item's keyword; or an effect, or what may be a misspelt one, before a target's noun.
  private static func beginsItem(_ tokens: [Token], _ words: [String], _ vocabulary: Vocabulary) -> Bool {
    guard tokens[0].kind == .lowerWord else { return false }
    if words.count > 1, tokens[1].kind == .dot { return false }
    if itemWords.contains(words[0]) { return true }
    let nouns = vocabulary.nouns
    if vocabulary.effects.contains(where: { $0.name == words[0] }), !nouns.contains(words[0]) { return true }
    let mayBeEffect = !ReservedWords.all.contains(words[0]) && !nouns.contains(words[0])
    return words.count > 1 && mayBeEffect && nouns.contains(words[1])
  }

  private static func beginsPlace(_ tokens: [Token]) -> Bool {
    let first = tokens.first { $0.kind != .leftParenthesis }
    return first?.kind == .upperWord || first?.kind == .string
  }

  private static func isPath(_ tokens: [Token]) -> Bool {
    tokens.enumerated().allSatisfy { number, token in token.kind == (number.isMultiple(of: 2) ? .lowerWord : .dot) }
  }
}

extension Vocabulary {
  /// The nouns of targets, in the singular and the plural.
  var nouns: Set<String> {
    let roles = roleAttributes.compactMap { thing.attributes[$0].role }
    return Set(([person.noun, thing.noun] + roles).flatMap { [$0.singular, $0.plural] })
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
