import ArgumentParser
import Bailiwick

/// A command that can print a document for programs, which is there also when there is no result.
protocol DocumentPrinting: ParsableCommand {
  /// What stands in the result's place; `nil` in formats for people.
  ///
  /// - Parameter format: the name of a format, as it is given.
  static func failureDocument(_ failure: NoResult, format: String) -> String?

  /// The options that ask for documents, and what stands in the place of each.
  static var documents: [(option: String, failure: (NoResult, String) -> String?)] { get }
}

extension DocumentPrinting {
  static var documents: [(option: String, failure: (NoResult, String) -> String?)] {
    [("--format", { failureDocument($0, format: $1) })]
  }

  static func failureDocument(_ failure: NoResult, format: String) -> String? {
    switch format {
    case "json": JSONValue.failure(failure).text(.indented) + "\n"
    case "jsonl": JSONValue.failure(failure).text(.compact) + "\n"
    default: nil
    }
  }
}

extension JSONValue {
  /// What stands in a result's place when there can be none.
  static func failure(_ failure: NoResult) -> JSONValue {
    var object: JSONObject = ["error": ["message": .string(failure.message)]]
    if !failure.files.isEmpty { object.append("policy", .strings(failure.files)) }
    return .object(object)
  }
}

extension ParsableCommand {
  /// Prints the document of a command that was called so, where it has printed nothing yet. What it was called with
  /// may be what is wrong, and so is read as far as it goes.
  static func printFailureDocument(_ failure: NoResult, _ arguments: [String]) {
    guard !StandardStreams.hasResult, let command = command(calledBy: arguments[...]) as? any DocumentPrinting.Type
    else { return }
    for (option, document) in command.documents {
      guard let found = values(of: option, in: arguments).lazy.compactMap({ document(failure, $0) }).first else {
        continue
      }
      return StandardStreams.result(found)
    }
  }

  private static func command(calledBy arguments: ArraySlice<String>) -> any ParsableCommand.Type {
    let subcommand = arguments.first.flatMap { name in
      configuration.subcommands.first { $0._commandName == name }
    }
    return subcommand?.command(calledBy: arguments.dropFirst()) ?? self
  }

  /// The values that an option is given.
  private static func values(of option: String, in arguments: [String]) -> [String] {
    zip(arguments, arguments.dropFirst() + [""]).compactMap { argument, next in
      if argument == option { return next }
      return argument.hasPrefix(option + "=") ? String(argument.dropFirst(option.utf8.count + 1)) : nil
    }
  }
}
