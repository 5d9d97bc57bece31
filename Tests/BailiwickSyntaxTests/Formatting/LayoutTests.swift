import Testing

/// Texts of which only the layout is changed, at random.
struct LayoutTests {
  /// Texts, and in how many layouts to try them.
  private static let texts: [(name: String, text: String, layouts: Int)] = {
    let fixtures = FormattingFixture.names.flatMap { name in
      ((try? FormattingFixture(name).cases) ?? []).map { ("\(name), \($0.title)", $0.text, 80) }
    }
    return fixtures + PolicyFiles.inRepository.map { ($0.name, $0.text, 8) }
  }()

  /// Comments are kept, words are equal, and formatting twice is formatting once.
  @Test func anyLayout() {
    var count = 0
    for (name, text, layouts) in Self.texts {
      let relayout = Relayout(text)
      for seed in 0..<layouts {
        var random = RandomLayout(seed: seed)
        let other = random.text(of: relayout.words)
        #expect(relayout.isReadAlike(other), "\(name)\n\(other)")
        expectInvariants(other, name)
        count += 1
      }
    }
    #expect(count >= 2000)
  }

  /// Of an author's layout counts only whether an item was on one line, and which blank lines there are.
  @Test func sameChoices() {
    for (name, text, layouts) in Self.texts {
      let words = Relayout(text).words
      for seed in 0..<layouts {
        var random = RandomLayout(seed: seed)
        let areBroken = random.areBroken(words)
        let one = random.text(of: words, areBroken: areBroken)
        let other = random.text(of: words, areBroken: areBroken)
        let result = try? formatted(one)
        #expect(result != nil && result == (try? formatted(other)), "\(name)\n\(one)\nand\n\(other)")
      }
    }
  }
}
