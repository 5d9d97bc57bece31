import BailiwickChecks
import BailiwickModel

/// What earlier runs of the linter found in programs that are as they were.
///
///     entry      format ‖ key ‖ hash of what follows ‖ facts that were read ‖ findings
///
/// An entry goes for one program, with everything that its findings hang on as its name. So it is never wrong and
/// never renewed; what is not used goes when there is too much.
public struct ResultCache: Sendable {
  private let folder: CacheFolder
  private let build: String
  private let today: Day
  private let readFacts: @Sendable (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]

  private static let format = Array("bailiwick findings 1\n".utf8)
  private static let digestLength = 32

  /// - Parameters:
  ///   - build: tells one build of the program from every other.
  ///   - readFacts: as `Linter` has it.
  public init(
    _ folder: CacheFolder, build: String, today: Day,
    readFacts: @escaping @Sendable (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]
  ) {
    self.folder = folder
    self.build = build
    self.today = today
    self.readFacts = readFacts
  }

  /// What is known of a program, else what `lint` finds in it, which is known from then on.
  func linted(_ program: Program, _ settings: [CheckSettings], _ lint: () -> LintedProgram) -> LintedProgram {
    let key = CacheKey(program, settings, build: build, today: today)
    if let entry = folder.entry(key.fileName), let known = read(entry, key, program, settings) { return known }
    let linted = lint()
    folder.store(entry(linted, key), as: key.fileName)
    return linted
  }

  /// `nil` when the entry is damaged, of something else, or was made with other facts.
  private func read(
    _ entry: [UInt8], _ key: CacheKey, _ program: Program, _ settings: [CheckSettings]
  ) -> LintedProgram? {
    let head = Self.format + key.digest
    let start = head.count + Self.digestLength
    guard entry.count > start, entry.starts(with: head) else { return nil }
    var hash = SHA256()
    hash.add(Array(entry[start...]))
    guard entry[head.count..<start].elementsEqual(hash.digest()) else { return nil }
    var reader = ByteReader(entry[start...])
    guard let facts = try? reader.readFacts(), facts.allSatisfy({ $0 == readAgain($0) }) else { return nil }
    return try? reader.linted(program, settings, facts)
  }

  private func readAgain(_ facts: ReadFacts) -> ReadFacts {
    ReadFacts(
      facts.path, facts.policyFile,
      Result { () throws(LoadingError) in
        try readFacts(facts.path, facts.policyFile)
      })
  }

  private func entry(_ linted: LintedProgram, _ key: CacheKey) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(linted)
    return Self.format + key.digest + SHA256.digest(of: writer.bytes) + writer.bytes
  }
}
