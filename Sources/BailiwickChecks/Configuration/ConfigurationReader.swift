import BailiwickModel
import BailiwickSource

/// Reads a configuration; an unknown key, check or value is an error.
public struct ConfigurationReader {
  private var configuration: Configuration

  public static func read(_ text: String, file: String) throws(ConfigurationError) -> Configuration {
    var reader = ConfigurationReader(configuration: Configuration(file: file))
    for entry in try TOMLReader.entries(of: text, file: file) { try reader.read(entry) }
    return reader.configuration
  }

  private mutating func read(_ entry: TOMLEntry) throws(ConfigurationError) {
    switch entry.table {
    case []: try readTop(entry)
    case ["severity"]: try readSeverity(entry)
    case ["per-file-ignores"]:
      let words = try words(entry)
      configuration.ignores.append(
        .init(pattern: PathPattern(entry.key), words: words, codes: try codes(words, entry)))
    case ["patterns"]: try readPattern(entry)
    default:
      throw unknown("table", entry.table.joined(separator: "."), among: ConfigurationKey.tables, entry)
    }
  }

  private mutating func readTop(_ entry: TOMLEntry) throws(ConfigurationError) {
    guard let key = ConfigurationKey(rawValue: entry.key) else {
      throw unknown("key", entry.key, among: ConfigurationKey.allCases.map(\.rawValue), entry)
    }
    switch key {
    case .edition:
      let edition = try string(entry)
      guard Configuration.editions.contains(edition) else {
        throw failure("there is no edition \"\(edition)\"; the latest is \"\(Configuration.editions[0])\"", entry)
      }
      configuration.edition = edition
    case .select: configuration.selection.select = try checkedWords(entry)
    case .extendSelect: configuration.selection.extend = try checkedWords(entry)
    case .ignore: configuration.selection.ignore = try checkedWords(entry)
    case .acceptable: configuration.acceptable = try codes(try words(entry), entry)
    case .failOn:
      configuration.failLevel = try choice("severity", entry)
    case .maxWarnings:
      guard case .integer(let number) = entry.value, number >= 0 else {
        throw failure("`\(entry.key)` is a whole number from 0", entry)
      }
      configuration.maximalWarnings = number
    case .baseline: configuration.baseline = try string(entry)
    case .exclude: configuration.excluded = try words(entry).map(PathPattern.init)
    case .program: configuration.program = try choice("extent of a program", entry)
    case .cache:
      guard case .boolean(let isWanted) = entry.value else {
        throw failure("`\(entry.key)` is true or false, not \(entry.value.sort)", entry)
      }
      configuration.cachesResults = isWanted
    }
  }

  private mutating func readSeverity(_ entry: TOMLEntry) throws(ConfigurationError) {
    let word = try string(entry)
    let codes = try codes([entry.key], entry)
    if codes.count == 1, let stopping = Check.all.first(where: { $0.stopsCompilation && codes.contains($0.code) }) {
      throw failure("`\(stopping.code)` is always an error: with it a policy does not compile", entry)
    }
    if word == "off" {
      configuration.switchedOff.formUnion(codes)
    } else if let severity = Severity(rawValue: word) {
      for code in codes { configuration.severities[code] = severity }
    } else {
      throw unknown("severity", word, among: Severity.allCases.map(\.rawValue) + ["off"], entry)
    }
  }

  private mutating func readPattern(_ entry: TOMLEntry) throws(ConfigurationError) {
    let text = try string(entry)
    let pattern: TextPattern
    do throws(TextPattern.CompileError) {
      pattern = try TextPattern(pattern: text, flags: "")
    } catch {
      throw failure("this is no regular expression: \(error.message), at character \(error.offset)", entry)
    }
    switch entry.key {
    case "tags": configuration.tagPattern = pattern
    case "names": configuration.namePattern = pattern
    default: throw unknown("key", entry.key, among: ConfigurationKey.patterns, entry)
    }
  }

  // MARK: Values

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ what: String, _ entry: TOMLEntry
  ) throws(ConfigurationError) -> Choice {
    let word = try string(entry)
    guard let choice = Choice(rawValue: word) else {
      throw unknown(what, word, among: Choice.allCases.map(\.rawValue), entry)
    }
    return choice
  }

  private func string(_ entry: TOMLEntry) throws(ConfigurationError) -> String {
    guard case .string(let text) = entry.value else {
      throw failure("`\(entry.key)` is a string, not \(entry.value.sort)", entry)
    }
    return text
  }

  private func words(_ entry: TOMLEntry) throws(ConfigurationError) -> [String] {
    guard case .array(let values) = entry.value else {
      throw failure("`\(entry.key)` is an array of strings, not \(entry.value.sort)", entry)
    }
    var words: [String] = []
    for value in values {
      guard case .string(let word) = value else {
        throw failure("`\(entry.key)` is an array of strings, and \(value.sort) is in it", entry)
      }
      words.append(word)
    }
    return words
  }

  /// Words each of which chooses checks.
  private func checkedWords(_ entry: TOMLEntry) throws(ConfigurationError) -> [String] {
    let words = try words(entry)
    _ = try codes(words, entry)
    return words
  }

  private func codes(_ words: [String], _ entry: TOMLEntry) throws(ConfigurationError) -> Set<String> {
    do throws(UnknownCheck) { return try CheckSelection.codes(words) } catch { throw failure("\(error)", entry) }
  }

  private func unknown(_ what: String, _ word: String, among known: [String], _ entry: TOMLEntry)
    -> ConfigurationError
  {
    let meant = nearMisses(to: word, among: known)
    let help =
      meant.isEmpty ? "; known are \(known.map { "`\($0)`" }.joined(separator: ", "))" : didYouMean(meant)
    return failure("there is no \(what) `\(word)`" + help, entry)
  }

  private func failure(_ message: String, _ entry: TOMLEntry) -> ConfigurationError {
    ConfigurationError(file: configuration.file, line: entry.line, message: message)
  }
}

/// The keys of a configuration outside of its tables.
public enum ConfigurationKey: String, CaseIterable, Sendable {
  case edition, select, ignore, acceptable, baseline, exclude, program, cache
  case extendSelect = "extend-select"
  case failOn = "fail-on"
  case maxWarnings = "max-warnings"

  public static let tables = ["severity", "per-file-ignores", "patterns"]
  public static let patterns = ["tags", "names"]
}
