import Bailiwick
import Glibc

/// Measures one thing over workloads, and prints a Markdown table of it.
///
///     Benchmarks loading|deciding|streaming|evaluating|proving|repeating|rereading [--requests N] [--passes N] FOLDER…
@main
struct Benchmarks {
  static func main() throws {
    var words = CommandLine.arguments.dropFirst()
    var options = Options()
    guard let measurement = words.popFirst().flatMap(Measurement.init) else { fail("what to measure?") }
    while let word = words.popFirst() {
      switch word {
      case "--requests": options.requestCount = number(words.popFirst())
      case "--passes": options.passCount = number(words.popFirst())
      default: options.folders.append(word)
      }
    }
    switch measurement {
    case .loading: try measureLoading(options)
    case .deciding: try measureDeciding(options)
    case .streaming: try measureStreaming(options)
    case .evaluating: try measureEvaluating(options)
    case .proving: try measureProving(options)
    case .repeating: try repeatDeciding(options)
    case .rereading: try repeatReading(options)
    }
  }

  private static func number(_ word: String?) -> Int {
    guard let number = word.flatMap({ Int($0) }), number > 0 else { fail("a count is a number above 0") }
    return number
  }

  private static func fail(_ problem: String) -> Never {
    let measurements = Measurement.allCases.map(\.rawValue).joined(separator: "|")
    let usage = "usage: Benchmarks \(measurements) [--requests N] [--passes N] FOLDER…"
    StandardError.write("\(problem)\n\(usage)\n")
    exit(2)
  }
}

enum Measurement: String, CaseIterable {
  case loading, deciding, streaming, evaluating, proving
  /// Measure nothing, for whoever counts instructions from outside.
  case repeating, rereading
}

struct Options {
  var folders: [String] = []
  /// How many of a workload's requests to take, at most.
  var requestCount = 20_000
  /// How often each thing is measured; the least counts.
  var passCount = 7
}

/// `stderr` itself is no safe global.
enum StandardError {
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
