/// How many lines an answer has of those that grow with the policy.
private let shownLines = 100

/// The beginning of a long answer, and how many lines are left out.
///
/// - Parameter text: whole lines.
func capped(_ text: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  // The last is what stands after the last line's end.
  let hidden = lines.count - 1 - shownLines
  guard hidden > 1 else { return text }
  return lines.prefix(shownLines).map { $0 + "\n" }.joined()
    + "and \(hidden) lines more: `:format json` shows all\n"
}
