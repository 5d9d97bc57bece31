extension String {
  /// With a backslash before each of some scalars. Scalars and not characters: a mark that combines with one takes
  /// nothing of its meaning.
  func escaping(_ commanding: String) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if commanding.unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// A text in which nothing commands Markdown.
func markdownText(_ text: String) -> String { visible(text).escaping("\\`*_[]<>|~&#") }
