import BailiwickSource

/// What a misspelt word may have meant, as the end of a sentence; empty when nothing is near.
func suggestion(for word: String, among candidates: [String]) -> String {
  guard word.utf8.count <= lengthShown else { return "" }
  let found = nearMisses(to: word, among: candidates)
  return found.isEmpty ? "" : "; did you mean \(listed(found))?"
}
