import Bailiwick
import BailiwickModel

/// What can stand where somebody is writing.
public struct Completion: Equatable, Sendable {
  /// The beginning of the word, as it is written.
  public let word: String
  /// The words that begin so, sorted; each once.
  public let candidates: [String]

  /// What all candidates add to the word.
  public var common: String {
    guard var common = candidates.first.map({ Array($0.utf8) }) else { return "" }
    for candidate in candidates.dropFirst() {
      common = Array(zip(common, candidate.utf8).prefix { $0 == $1 }.map(\.0))
    }
    return String(decoding: common.dropFirst(word.utf8.count), as: UTF8.self)
  }
}

extension Session {
  /// What can stand at the end of a text: the words that the grammar expects there, and the names that fit.
  public func completion(of text: String) -> Completion {
    let word = lastWord(of: text)
    let lead = String(text.dropLast(word.count))
    let isCommand = text.drop { $0.isWhitespace }.first == ":"
    let takesFiles = Command(statement: lead).map { $0.argument.contains("FILE") || $0.argument.contains("PATH") }
    let isQuoted = word.hasPrefix("\"")
    let isPath = word.contains(".") && !isQuoted && !word.hasPrefix(":") && takesFiles != true
    let words =
      isPath ? pathWords(word) : isCommand ? commandWords(after: lead.trimmed, word) : sentence(word).following(lead)
    return Completion(word: word, candidates: Set(words).filter { $0.hasPrefix(word) }.sorted())
  }

  /// A string that is not closed, or else what stands after the last sign that parts words.
  private func lastWord(of text: String) -> String {
    var quote: String.Index?
    var (isEscaped, isComment) = (false, false)
    for index in text.indices {
      let character = text[index]
      if character.isNewline { (quote, isComment) = (nil, false) }
      if character == "#", quote == nil { isComment = true }
      if character == "\"", !isEscaped, !isComment { quote = quote == nil ? index : nil }
      isEscaped = !isEscaped && character == "\\"
    }
    if let quote { return String(text[quote...]) }
    return String(text.reversed().prefix { !$0.isWhitespace && !",;()=".contains($0) }.reversed())
  }

  /// - Parameter word: the beginning of the word that is being written.
  func sentence(_ word: String) -> SentenceWords {
    SentenceWords(declarations: current.compilation.model.declarations, word: word)
  }

  /// The attributes after the last dot of a path that starts at a noun, or in `with` at an attribute.
  private func pathWords(_ word: String) -> [String] {
    let vocabulary = current.vocabulary
    var steps = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    steps.removeLast()
    let lead = steps.joined(separator: ".") + "."
    let starts = ["", vocabulary.person.noun.singular + ".", vocabulary.thing.noun.singular + "."]
    for start in starts {
      guard let path = try? FactPath(start + lead.dropLast(), in: vocabulary) else { continue }
      return (vocabulary.kind(at: path)?.attributes ?? []).map { lead + $0.name }
    }
    return []
  }
}

extension Vocabulary {
  /// The kind of what a path leads to, if that has attributes.
  fileprivate func kind(at path: FactPath) -> Kind? {
    switch (path.type, path.place) {
    case (.record(let record), _): kinds[record]
    case (.person, _), (nil, .person): person
    case (nil, .fact(let path)): path.root == .thing ? thing : person
    default: nil
    }
  }
}
