import ArgumentParser

@main
struct BailiwickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "bailiwick")
}
