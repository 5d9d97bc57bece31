import ArgumentParser
import Bailiwick

@main
struct BailiwickCommand: ParsableCommand {
  static let version = "0.1.0"
  /// Tells this build from every other.
  static var build: String { "\(version) \(FileStamp("/proc/self/exe").map { "\($0)" } ?? "")" }

  static let configuration = CommandConfiguration(
    commandName: "bailiwick",
    abstract: "Restrictions that apply in one place and do not reach beyond it.",
    discussion: """
      A PATH is a .bwk file, a directory (its .bwk files, recursively) or - for standard input; none means \
      the working directory.

      Exit codes: 0 the answer is yes; 1 it is no (findings, a failed test, an unformatted file); 2 wrong \
      usage; 3 input missing or unreadable, or a policy that does not compile; 4 undecided; 70 a defect of ours.
      """,
    version: Self.version,
    subcommands: [
      Lint.self, Eval.self, Explain.self, Table.self, Leaks.self, Diff.self, TestPolicies.self, Repl.self, Format.self,
      Config.self,
    ])

  static func main() {
    do {
      // Where Swift reads the arguments. Without any, every command would be a call for help, which ends well.
      guard CommandLine.argc > 0 else {
        throw LoadingError(path: "/proc/self/cmdline", reason: "is /proc mounted?")
      }
      try expectTopic(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      StandardStreams.finish(with: status)
    } catch let failure as NoResult {
      printDocument(of: failure)
      StandardStreams.finish(with: .unreadable)
    } catch let error as ConfigurationError {
      fail(.usage, "\(error)")
    } catch let error as DestinationRefusal {
      fail(.usage, "\(error)")
    } catch let error as ValidationError {
      // Found while the command ran: how it is used is not what is wrong.
      fail(.usage, error.message)
    } catch let error as LoadingError {
      fail(error.action == .choose ? .usage : .unreadable, "\(error)")
    } catch let error as InputFailure {
      fail(.unreadable, "cannot read on in the facts: \(error.reason)")
    } catch {
      end(with: error)
    }
    StandardStreams.finish(with: .yes)
  }

  /// Refuses to help with what is no command.
  private static func expectTopic(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help" else { return }
    var command: any ParsableCommand.Type = self
    for name in arguments.dropFirst().prefix(while: { !$0.hasPrefix("-") && $0 != "help" }) {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == name }) else {
        throw ValidationError("there is no command \(name): 'bailiwick help' tells which there are")
      }
      command = next
    }
  }

  private static func fail(_ status: ExitStatus, _ message: String) -> Never {
    printDocument(of: NoResult(message: message))
    StandardStreams.error("error: \(message)")
    StandardStreams.finish(with: status)
  }

  private static func printDocument(of failure: NoResult) {
    printFailureDocument(failure, Array(CommandLine.arguments.dropFirst()))
  }

  /// Help goes to the result's stream, errors of usage to the other.
  private static func end(with error: any Error) -> Never {
    let message = fullMessage(for: error)
    switch exitCode(for: error) {
    case .success:
      StandardStreams.result(message + "\n")
      StandardStreams.finish(with: .yes)
    case .validationFailure:
      printDocument(of: NoResult(message: Self.message(for: error)))
      StandardStreams.error(message)
      StandardStreams.finish(with: .usage)
    default:
      let defect = "a defect of bailiwick's: \(message)"
      printDocument(of: NoResult(message: defect))
      StandardStreams.error("\(defect)\nPlease report it, with the policy and the command.")
      StandardStreams.finish(with: .defect)
    }
  }
}
