import BailiwickSyntax

/// Lays words out at random.
struct RandomLayout {
  /// SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  /// Words with white space and comments of any kind.
  mutating func text(of words: [Relayout.Word]) -> String {
    let breaks = number(below: 50)
    let comments = number(below: 25)
    var text = ""
    for (index, word) in words.enumerated() {
      if word.begins != nil || word.mayBegin && chance(breaks) {
        if index > 0 { text += lineEnd(comments) }
        while chance(comments) { text += space() + comment() + lineEnd(0) }
        if word.mayBeIndented { text += space() }
      } else {
        text += gap(words[index - 1], word)
      }
      text += word.text
    }
    return text + (chance(50) ? lineEnd(comments) : space())
  }

  /// Words with white space only, each item on one line or on several as it is said, and one blank line
  /// wherever one may be.
  mutating func text(of words: [Relayout.Word], areBroken: [Bool]) -> String {
    let breaks = number(below: 100)
    var text = ""
    for (item, words) in Relayout.items(words).enumerated() {
      let breakable = words.indices.filter { words[$0].begins == nil && words[$0].mayBegin }
      let first = areBroken[item] && !breakable.isEmpty ? breakable[number(below: breakable.count)] : nil
      for (index, word) in words.enumerated() {
        if let begun = word.begins {
          text += text.isEmpty ? "" : begun == .attribute ? lineEnd(0) : "\n\n"
        } else if index == first || first != nil && word.mayBegin && chance(breaks) {
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
    Relayout.items(words).map { _ in chance(50) }
  }

  // MARK: White space

  private mutating func lineEnd(_ comments: Int) -> String {
    let end = ["\n", "\r\n", "\n\n", "\n \n\n"][number(below: 4)]
    return (chance(comments) ? space() + comment() : "") + space() + end
  }

  private mutating func comment() -> String {
    ["#", "##", "#!", "# ", "# why  ", "## block participants in CN", "#! accept x: y"][number(below: 7)]
      + (chance(50) ? " \(number(below: 1000))" : "")
  }

  private mutating func space() -> String { ["", " ", "  ", "\t"][number(below: 4)] }

  /// What may part two words on one line.
  private mutating func gap(_ last: Relayout.Word, _ next: Relayout.Word) -> String {
    last.kind.isSign || next.kind.isSign ? space() : " " + space()
  }

  // MARK: Chance

  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// True so many times in a hundred.
  private mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }
}
