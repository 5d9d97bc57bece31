/// Damages sentences as authors do, and as they do not.
struct Mutator {
  private let lexicon: Lexicon
  private var random: SeededGenerator

  init(_ grammar: Grammar, seed: UInt64) {
    lexicon = Lexicon(grammar)
    random = SeededGenerator(seed: seed)
  }

  mutating func mutated(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    for _ in 0..<random.pick([1, 1, 1, 2, 3]) where !sentence.words.isEmpty { mutate(&sentence.words) }
    return sentence
  }

  private mutating func mutate(_ words: inout [Sentence.Word]) {
    let index = random.number(below: words.count)
    switch random.number(below: 13) {
    case 0, 1: words.remove(at: index)
    case 2: words.insert(Sentence.Word(space: " ", text: words[index].text), at: index + 1)
    case 3: swap(&words, index, min(index + 1, words.count - 1))
    case 4: swap(&words, index, random.number(below: words.count))
    case 5: words[index].text = word()
    case 6: words.insert(Sentence.Word(space: random.pick([" ", "\n"]), text: word()), at: index)
    case 7: words[index].text = lexicon.keyword(using: &random)
    case 8, 9: words[index].text = misspelt(words[index].text)
    case 10: words[index].space = random.pick(["", " "])
    case 11: words[index].space = "\n"
    default:
      let starts = words.indices.filter { words[$0].space.contains("\n") }
      let start = starts.isEmpty ? 0 : random.pick(starts)
      words[start].text = lexicon.keyword(using: &random)
    }
  }

  private func swap(_ words: inout [Sentence.Word], _ left: Int, _ right: Int) {
    let text = words[left].text
    words[left].text = words[right].text
    words[right].text = text
  }

  /// A word of any sort, of no sort seldom.
  private mutating func word() -> String {
    let kind = random.pick(GrammarTokenKind.allCases)
    if kind == .invalid, random.chance(70) { return lexicon.keyword(using: &random) }
    return lexicon.word(Network.Terminal(kind: kind, exceptions: []), onNewLine: false, using: &random).text
  }

  private mutating func misspelt(_ text: String) -> String {
    var letters = Array(text)
    if letters.isEmpty { return word() }
    let index = random.number(below: letters.count)
    switch random.number(below: 5) {
    case 0: letters.remove(at: index)
    case 1: letters.insert(random.pick(["e", "x", "-", "_", "1"]), at: index)
    case 2: letters.swapAt(index, max(0, index - 1))
    case 3: letters[0] = letters[0].uppercased().first!
    default: letters[index] = random.pick(["a", "T", "7"])
    }
    return String(letters)
  }
}
