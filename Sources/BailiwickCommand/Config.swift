import ArgumentParser
import Bailiwick

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what the linter is told.",
    subcommands: [Show.self, Schema.self])

  struct Show: ParsableCommand, DocumentPrinting {
    static let configuration = CommandConfiguration(
      abstract: "Prints what holds for the checks in a file, or in a directory's, and why.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Option(help: "How to print it: text or json.")
    var format: Format = .text

    @Option(help: ArgumentHelp("The configuration, instead of the bailiwick.toml near the file.", valueName: "file"))
    var config: String?

    @Argument(help: "A policy, or a directory of them, which must be there.", completion: .file(extensions: ["bwk"]))
    var file: String

    func run() throws {
      try FileSystem.expectThere(file)
      let policy = FileSystem.isDirectory(file) ? "\(file)/*.bwk" : file
      let found = try ConfigurationFinder(path: config).configuration(of: policy)
      let checks = try (found?.0 ?? Configuration(file: "")).checks(for: found?.relative ?? policy)
      switch format {
      case .text:
        StandardStreams.result("\(found.map(\.0.file) ?? "no bailiwick.toml")\n")
        StandardStreams.result(configurationTable(checks))
      case .json: StandardStreams.result(configurationDocument(checks, file: found?.0.file).text(.indented) + "\n")
      }
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints a JSON Schema of bailiwick.toml.")

    func run() throws { StandardStreams.result(configurationSchema.text(.indented) + "\n") }
  }
}
