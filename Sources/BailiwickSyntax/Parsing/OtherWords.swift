/// Words that say elsewhere what others say here.
public enum OtherWords {
  /// The keywords that are meant by a word; several where the author has to choose.
  public static let meanings: [String: [String]] = [
    "if": ["when"], "whenever": ["when"], "while": ["when"], "where": ["when", "with"], "having": ["with"],
    "since": ["from"], "to": ["until", "through"], "till": ["until", "through"], "til": ["until", "through"],
    "inside": ["in"], "within": ["in"], "on": ["in"], "labelled": ["tagged"], "labeled": ["tagged"],
    "but": ["except"], "excluding": ["except"],
  ]

  /// How to say what one keyword alone does not.
  static let helps: [String: String] = [
    "without": "what must not be so stands after `with not`: `participants with not role is attendee`",
    "but": "places are left out by `except`: `in CN except CN-BJ`",
    "to": "`until` ends before the day, and `through` with it",
    "till": "`until` ends before the day, and `through` with it",
    "til": "`until` ends before the day, and `through` with it",
  ]
}
