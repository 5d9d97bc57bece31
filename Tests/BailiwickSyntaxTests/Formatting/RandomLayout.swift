import BailiwickSyntax

/// Lays words out at random.
struct RandomLayout {
  private var random: SeededGenerator

  init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

  /// Words with white space and comments of any kind.
  mutating func text(of words: [Relayout.Word]) -> String {
    let breaks = random.number(below: 50)
    let comments = random.number(below: 25)
    var text = ""
    for (index, word) in words.enumerated() {
      if word.begins != nil || word.mayBegin && random.chance(breaks) {
        if index > 0 { text += lineEnd(comments) }
        while random.chance(comments) { text += space() + comment() + lineEnd(0) }
        if word.mayBeIndented { text += space() }
      } else {
        text += gap(words[index - 1], word)
      }
      text += word.text
    }
    return text + (random.chance(50) ? lineEnd(comments) : space())
  }

  /// Words with white space only, each item on one line or on several as it is said, and one blank line
  /// wherever one may be.
  mutating func text(of words: [Relayout.Word], areBroken: [Bool]) -> String {
    let breaks = random.number(below: 100)
    var text = ""
    for (item, words) in Relayout.items(words).enumerated() {
      let breakable = words.indices.filter { words[$0].begins == nil && words[$0].mayBegin }
      let first = areBroken[item] && !breakable.isEmpty ? random.pick(breakable) : nil
      for (index, word) in words.enumerated() {
        if let begun = word.begins {
          text += text.isEmpty ? "" : begun == .attribute ? lineEnd(0) : "\n\n"
        } else if index == first || first != nil && word.mayBegin && random.chance(breaks) {
          text += lineEnd(0) + space()
        } else {
          text += gap(words[index - 1], word)
        }
        text += word.text
      }
    }
    return text
  }

  /// For each item whether it is on several lines.
  mutating func areBroken(_ words: [Relayout.Word]) -> [Bool] {
    Relayout.items(words).map { _ in random.chance(50) }
  }

  // MARK: White space

  private mutating func lineEnd(_ comments: Int) -> String {
    let end = random.pick(["\n", "\r\n", "\n\n", "\n \n\n"])
    return (random.chance(comments) ? space() + comment() : "") + space() + end
  }

  private mutating func comment() -> String {
    random.pick(["#", "##", "#!", "# ", "# why  ", "## block participants in CN", "#! accept x: y"])
      + (random.chance(50) ? " \(random.number(below: 1000))" : "")
  }

  private mutating func space() -> String { random.pick(["", " ", "  ", "\t"]) }

  /// What may part two words on one line.
  private mutating func gap(_ last: Relayout.Word, _ next: Relayout.Word) -> String {
    last.kind.isSign || next.kind.isSign ? space() : " " + space()
  }
}
