import BailiwickModel
import BailiwickSource

/// Reads a configuration; an unknown key, check or value is an error.
public struct ConfigurationReader {
  private var configuration: Configuration

  public static func read(_ text: String, file: String) throws(ConfigurationError) -> Configuration {
    var reader = ConfigurationReader(configuration: Configuration(file: file))
    for entry in try TOMLReader.table(of: text, file: file).members { try reader.read(entry) }
    return reader.configuration
  }

  private mutating func read(_ entry: Entry) throws(ConfigurationError) {
    switch entry.key {
    case "severity":
      // A check is closer to what is meant than its category, in whatever order they stand.
      let entries = try members(entry)
      for entry in entries where Check.categories.contains(entry.key) { try readSeverity(entry) }
      for entry in entries where !Check.categories.contains(entry.key) { try readSeverity(entry) }
    case "per-file-ignores":
      for entry in try members(entry) {
        configuration.ignores.append(
          .init(pattern: PathPattern(entry.key), codes: try codes(try words(entry), entry)))
      }
    case "patterns": for entry in try members(entry) { try readPattern(entry) }
    default:
      if let key = ConfigurationKey(rawValue: entry.key) { return try read(key, entry) }
      switch entry.value {
      case .table, .tables: throw unknown("table", entry.key, among: ConfigurationKey.tables, entry)
      default: throw unknown("key", entry.key, among: ConfigurationKey.allCases.map(\.rawValue), entry)
      }
    }
  }

  private mutating func read(_ key: ConfigurationKey, _ entry: Entry) throws(ConfigurationError) {
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
      guard case .integer(let number) = entry.value else {
        throw failure("`\(entry.key)` is a whole number from 0, not \(entry.value.sort)", entry)
      }
      guard number >= 0 else { throw failure("`\(entry.key)` is a whole number from 0, not \(number)", entry) }
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

  private mutating func readSeverity(_ entry: Entry) throws(ConfigurationError) {
    let word = try string(entry)
    let codes = try codes([entry.key], entry)
    let severity = Severity(rawValue: word)
    guard severity != nil || word == "off" else {
      throw unknown("severity", word, among: Severity.allCases.map(\.rawValue) + ["off"], entry)
    }
    let chosen = Check.all.filter { codes.contains($0.code) }
    if severity != .error, chosen.allSatisfy(\.stopsCompilation) {
      let name = chosen.count == 1 ? chosen[0].code : entry.key
      throw failure("`\(name)` is always an error: with it a policy does not compile", entry)
    }
    if let severity {
      for code in codes { configuration.severities[code] = severity }
      configuration.switchedOff.subtract(codes)
      if !Check.categories.contains(entry.key) { configuration.weighed.formUnion(codes) }
    } else {
      configuration.weighed.subtract(codes)
      configuration.switchedOff.formUnion(codes)
    }
  }

  private mutating func readPattern(_ entry: Entry) throws(ConfigurationError) {
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

  private typealias Entry = TOMLTable.Member

  private func members(_ entry: Entry) throws(ConfigurationError) -> [Entry] {
    guard case .table(let table) = entry.value else {
      throw failure("`\(entry.key)` is a table, not \(entry.value.sort)", entry)
    }
    return table.members
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ what: String, _ entry: Entry
  ) throws(ConfigurationError) -> Choice {
    let word = try string(entry)
    guard let choice = Choice(rawValue: word) else {
      throw unknown(what, word, among: Choice.allCases.map(\.rawValue), entry)
    }
    return choice
  }

  private func string(_ entry: Entry) throws(ConfigurationError) -> String {
    guard case .string(let text) = entry.value else {
      throw failure("`\(entry.key)` is a string, not \(entry.value.sort)", entry)
    }
    return text
  }

  private func words(_ entry: Entry) throws(ConfigurationError) -> [String] {
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
  private func checkedWords(_ entry: Entry) throws(ConfigurationError) -> [String] {
    let words = try words(entry)
    _ = try codes(words, entry)
    return words
  }

  private func codes(_ words: [String], _ entry: Entry) throws(ConfigurationError) -> Set<String> {
    do throws(UnknownCheck) { return try CheckSelection.codes(words) } catch { throw failure("\(error)", entry) }
  }

  private func unknown(_ what: String, _ word: String, among known: [String], _ entry: Entry)
    -> ConfigurationError
  {
    let meant = nearMisses(to: word, among: known)
    let help =
      meant.isEmpty ? "; known are \(known.map { "`\($0)`" }.joined(separator: ", "))" : didYouMean(meant)
    return failure("there is no \(what) `\(word)`" + help, entry)
  }

  private func failure(_ message: String, _ entry: Entry) -> ConfigurationError {
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
