import BailiwickSource
import BailiwickSyntax
import Testing

/// Sentences that the grammar derives, in which everything stands next to everything.
struct DerivedSentencesTests {
  private static let sentences = 400

  @Test(arguments: [1, 2, 3] as [UInt64])
  func invariants(seed: UInt64) throws {
    var generator = SentenceGenerator(try GrammarReader.bailiwick(), seed: seed)
    var count = 0
    for number in 0..<Self.sentences {
      let text = generator.sentence().text
      guard parse(SourceFile(name: "test.bwk", text: text)).problems.isEmpty else { continue }
      count += 1
      expectInvariants(text, "seed \(seed), sentence \(number)")
      let relayout = Relayout(text)
      var random = RandomLayout(seed: number)
      let other = random.text(of: relayout.words)
      if relayout.isReadAlike(other) { expectInvariants(other, "seed \(seed), sentence \(number) anew") }
    }
    #expect(count > Self.sentences * 9 / 10)
  }
}
