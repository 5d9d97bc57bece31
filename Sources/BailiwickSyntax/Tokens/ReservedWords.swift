/// The words that are keywords everywhere (§1 of the reference). All others are keywords only where
/// the grammar expects them.
public enum ReservedWords {
  public static let all: Set<String> = [
    "and", "or", "not", "any", "every", "no", "all", "none", "one", "of", "at", "exactly", "between",
    "before", "after", "known", "unknown", "in", "outside", "possibly", "is", "tagged", "with", "for",
    "from", "when", "unless", "under", "until", "through", "because", "notice", "by",
  ]
}
