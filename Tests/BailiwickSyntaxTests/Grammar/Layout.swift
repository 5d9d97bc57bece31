/// Lays words out at random: blanks, tabs, line ends and comments between them, or nothing at all
/// where a sign or a quote parts them.
enum Layout {
  static func sentence(_ words: [DerivedWord], using random: inout SeededGenerator) -> Sentence {
    let lineEnd = random.chance(10) ? "\r\n" : "\n"
    var laidOut: [Sentence.Word] = []
    for (index, word) in words.enumerated() {
      let space =
        if word.onNewLine {
          newLine(isFirst: index == 0, lineEnd, using: &random)
        } else if index == 0 {
          ""
        } else if word.text == "by", index + 1 < words.count, words[index + 1].text == "default" {
          // On a new line the two begin a rule.
          " "
        } else {
          gap(after: words[index - 1], before: word, lineEnd, using: &random)
        }
      laidOut.append(Sentence.Word(space: space, text: word.text))
    }
    return Sentence(words: laidOut, end: random.pick(["", "\n", "\n", " # the end", "\n\n\t"]))
  }

  private static func newLine(
    isFirst: Bool, _ lineEnd: String, using random: inout SeededGenerator
  ) -> String {
    let indentation = random.pick(["", "", "", "  ", "\t"])
    let start = isFirst ? "" : lineEnd
    return switch random.number(below: 10) {
    case 0: start + lineEnd + indentation
    case 1: start + "## What this is for." + lineEnd + indentation
    case 2: start + "#! accept shadowed-rule: kept for the audit" + lineEnd + indentation
    case 3: (isFirst ? "" : " ") + "# block participants in CN" + lineEnd + indentation
    default: start + indentation
    }
  }

  private static func gap(
    after last: DerivedWord, before word: DerivedWord, _ lineEnd: String,
    using random: inout SeededGenerator
  ) -> String {
    let isOpen = isOpen(last, word)
    return switch random.number(below: 20) {
    case 0: lineEnd + "  "
    case 1: lineEnd
    case 2: " \t "
    case 3: " # why \"so\"" + lineEnd
    case 4, 5, 6: isOpen ? "" : " "
    default: word.kind == .sign && word.text != "=" && word.text != "(" ? "" : last.text == "." ? "" : " "
    }
  }

  /// Whether two words can stand next to each other with nothing between.
  private static func isOpen(_ last: DerivedWord, _ word: DerivedWord) -> Bool {
    last.kind == .sign || word.kind == .sign || last.kind == .string || word.kind == .string
  }
}
