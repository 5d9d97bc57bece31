/// The form of tags that say by their name who asserts them: `illegal-in-P`.
public enum AssertedTag {
  /// What stands before the place or authority.
  public static let prefix = "illegal-in-"

  /// What stands after it; `nil` for a tag of another form.
  public static func authority(in tag: String) -> String? {
    tag.utf8.starts(with: prefix.utf8) ? String(tag.utf8.dropFirst(prefix.utf8.count)) : nil
  }

  /// The tag that a word is but for its case and its hyphens: `illegal-in-CN` for `Illegal_in_CN`.
  public static func meant(by word: String) -> String? {
    let lead = word.prefix(prefix.count)
    guard lead.count < word.count, lead.lowercased().replacing("_", with: "-") == prefix else { return nil }
    return prefix + word.dropFirst(prefix.count)
  }
}
