import BailiwickChecks
import BailiwickFacts
import BailiwickReporting
import BailiwickSource

/// Findings that are known and not told again: one JSON object a line, sorted. An entry is a check's code and
/// the fingerprint of the finding's item, so edits elsewhere do not touch it.
public struct Baseline: Sendable {
  public struct Entry: Hashable, Sendable {
    /// The file's path, relative to the baseline's directory where it lies in it.
    public let file: String
    public let code: String
    public let fingerprint: String
  }

  /// The baseline as a text in which findings can stand.
  public let file: SourceFile
  /// Each with the offsets of its line.
  let entries: [(entry: Entry, line: Range<Int>)]
  private let directory: String

  /// Reads a baseline.
  public init(path: String) throws {
    let file = SourceFile(name: FileSystem.shown(path), bytes: try FileSystem.read(path))
    try self.init(file, in: FileSystem.directory(of: FileSystem.absolute(path)))
  }

  private init(_ file: SourceFile, in directory: String) throws(ConfigurationError) {
    self.file = file
    self.directory = directory
    var entries: [(Entry, Range<Int>)] = []
    var start = 0
    for (number, line) in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let range = start..<min(start + line.count + 1, file.bytes.count)
      start = range.upperBound
      guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { continue }
      guard let entry = Self.entry(Array(line)) else {
        throw ConfigurationError(
          file: file.name, line: number + 1,
          message: "this is no entry of a baseline; write one with --write-baseline \(file.name)")
      }
      entries.append((entry, range))
    }
    self.entries = entries
  }

  private static func entry(_ line: [UInt8]) -> Entry? {
    guard let tree = try? JSONTree(reading: line), tree.kind(JSONTree.root) == .object else { return nil }
    var texts: [String: String] = [:]
    for (key, value) in tree.members(of: JSONTree.root) {
      guard [JSONKind.string, .escapedString].contains(tree.kind(value)) else { return nil }
      texts[tree.text(key)] = tree.text(value)
    }
    guard let file = texts["file"], let code = texts["code"], let fingerprint = texts["fingerprint"] else {
      return nil
    }
    return Entry(file: file, code: code, fingerprint: fingerprint)
  }

  /// The text of a baseline that knows these findings.
  ///
  /// - Parameter kept: what it knows besides.
  public static func text(
    of findings: some Sequence<(Finding, String)>, files: [SourceFile], path: String, keeping kept: [Entry] = []
  ) -> String {
    let directory = directory(ofPath: path)
    let entries = findings.map { finding, fingerprint in
      Entry(
        file: name(files[Int(finding.range.file.number)], from: directory), code: finding.kind.code,
        fingerprint: fingerprint)
    }
    return text(of: entries + kept)
  }

  private static func text(of entries: [Entry]) -> String {
    let sorted = Set(entries).sorted { ($0.file, $0.code, $0.fingerprint) < ($1.file, $1.code, $1.fingerprint) }
    return sorted.map { entry in
      let object: JSONValue = [
        "file": .string(entry.file), "code": .string(entry.code), "fingerprint": .string(entry.fingerprint),
      ]
      return object.text(.compact) + "\n"
    }.joined()
  }

  /// The same with other entries in the place of some.
  func replacing(_ replacements: [Entry: Entry]) -> Baseline {
    let text = Self.text(of: entries.map { replacements[$0.entry] ?? $0.entry })
    let file = SourceFile(id: file.id, name: file.name, text: text)
    return replacements.isEmpty ? self : (try? Baseline(file, in: directory)) ?? self
  }

  /// What it knows of files other than those that were looked at, but for what is lost from their folders.
  public func entries(outside files: [SourceFile], _ folders: LookedAtFolders) -> [Entry] {
    let names = Set(files.map(name))
    return entries.map(\.entry).filter { !names.contains($0.file) && folders.lost(places(of: $0)) == nil }
  }

  func name(of file: SourceFile) -> String { Self.name(file, from: directory) }

  /// Where the file of an entry may stand: a path is the baseline's own, or as somebody wrote it.
  func places(of entry: Entry) -> [String] {
    entry.file.hasPrefix("/")
      ? [entry.file]
      : [directory, FileSystem.workingDirectory].map { $0 == "/" ? "/" + entry.file : "\($0)/\(entry.file)" }
  }

  private static func directory(ofPath path: String) -> String {
    let name = path.hasPrefix("/") ? path : FileSystem.workingDirectory + "/" + path
    return FileSystem.absolute(FileSystem.directory(of: name))
  }

  private static func name(_ file: SourceFile, from directory: String) -> String {
    let absolute = FileSystem.absolute(file.name)
    return absolute.hasPrefix(directory + "/") ? String(absolute.dropFirst(directory.count + 1)) : file.name
  }
}
