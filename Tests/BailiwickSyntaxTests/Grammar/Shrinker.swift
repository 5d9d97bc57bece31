/// Makes a failing sentence small: what a person has to read when a test fails.
///
/// A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28 (2002);
/// here without the complements, which words seldom need.
enum Shrinker {
  static func shrunk(_ sentence: Sentence, while fails: (Sentence) -> Bool) -> Sentence {
    var sentence = sentence
    var length = sentence.words.count
    while length > 0 {
      var start = 0
      var hasShrunk = false
      while start < sentence.words.count {
        var candidate = sentence
        candidate.words.removeSubrange(start..<min(start + length, sentence.words.count))
        if fails(candidate) {
          sentence = candidate
          hasShrunk = true
        } else {
          start += 1
        }
      }
      if !hasShrunk { length /= 2 }
    }
    return plain(sentence, while: fails)
  }

  /// With single blanks between the words as far as it goes, else single line ends.
  private static func plain(_ sentence: Sentence, while fails: (Sentence) -> Bool) -> Sentence {
    var sentence = sentence
    for index in sentence.words.indices {
      for space in [index == 0 ? "" : " ", "\n"] {
        var candidate = sentence
        candidate.words[index].space = space
        if fails(candidate) {
          sentence = candidate
          break
        }
      }
    }
    return sentence
  }
}
