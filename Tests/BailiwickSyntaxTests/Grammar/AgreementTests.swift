import BailiwickSource
import BailiwickSyntax
import Testing

/// Whether the parser and the grammar are one language: the parser accepts what the grammar derives,
/// and judges damaged sentences as the recognizer does. Whatever the text, no word of it gets lost.
@Suite struct AgreementTests {
  private static let seeds: ClosedRange<UInt64> = 1...5
  /// For each seed; some hundreds reach every way that the grammar offers.
  private static let sentences = 800

  private let judges: Judges

  init() throws { judges = try Judges() }

  @Test(arguments: seeds)
  func parserAcceptsDerivedSentences(seed: UInt64) {
    let grammar = judges.grammar
    var generator = SentenceGenerator(grammar, seed: seed)
    for _ in 0..<Self.sentences {
      let sentence = generator.sentence()
      let text = TokenizedText(sentence.text)
      #expect(text.words.map(\.text) == sentence.words.map(\.text))
      checkThatNothingIsLost(text)
      if !judges.recognizerAccepts(text) {
        Issue.record("derived, but not recognized:\n\(sentence.text)")
      } else if !judges.parserAccepts(text) {
        report(sentence)
      }
    }
    let derived = grammar.rules.filter { $0.name != "reserved" }
    #expect(derived.flatMap { generator.coverage.missing(in: $0.body, of: $0.name) } == [])
  }

  @Test(arguments: seeds)
  func parserJudgesDamagedSentencesAsTheGrammarDoes(seed: UInt64) {
    var generator = SentenceGenerator(judges.grammar, seed: seed)
    var mutator = Mutator(judges.grammar, seed: seed)
    var accepted = 0
    for _ in 0..<Self.sentences {
      let sentence = mutator.mutated(generator.sentence())
      let text = TokenizedText(sentence.text)
      checkThatNothingIsLost(text)
      let isAccepted = judges.parserAccepts(text)
      accepted += isAccepted ? 1 : 0
      if isAccepted != judges.recognizerAccepts(text) { report(sentence) }
    }
    // Damage that always shows, or never, would test little.
    #expect((Self.sentences / 10...Self.sentences * 9 / 10).contains(accepted))
  }

  /// The tokens join to the file byte for byte, and the tree holds every word in its place.
  private func checkThatNothingIsLost(_ text: TokenizedText) {
    let tree = parse(text.file).tree
    #expect(text.joined == text.file.bytes)
    #expect(tree.joinedTokens == text.file.bytes)
    #expect(Self.leaves(tree.root) == text.words.map(\.text))
  }

  private static func leaves(_ node: SyntaxNode) -> [String] {
    node.kind == .token ? [node.text] : node.children.flatMap(leaves)
  }

  /// Records a sentence that the parser judges wrongly, made small.
  private func report(_ sentence: Sentence) {
    let isAccepted = judges.parserAccepts(TokenizedText(sentence.text))
    let least = Shrinker.shrunk(sentence) { sentence in
      let text = TokenizedText(sentence.text)
      return judges.parserAccepts(text) == isAccepted && judges.recognizerAccepts(text) != isAccepted
    }
    let problems = parse(TokenizedText(least.text).file).problems
    let messages = problems.map { "\n  at \($0.range.start): \($0.finding.message)" }.joined()
    Issue.record("the parser \(isAccepted ? "accepts" : "refuses"):\n\(least.text)\(messages)")
  }
}
