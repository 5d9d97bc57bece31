extension Command {
  /// What is entered elsewhere for the same.
  private static let otherNames: [String: Command] = [
    "?": .help, "h": .help, "man": .help, "commands": .help, "exit": .quit, "q": .quit, "bye": .quit, "logout": .quit,
  ]

  /// The command that a word is meant for, which is none as it stands.
  init?(meantBy word: String) {
    guard let command = Self.otherNames[word] ?? Command(rawValue: word) else { return nil }
    self = command
  }
}
