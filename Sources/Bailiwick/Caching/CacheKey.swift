import BailiwickChecks
import BailiwickModel
import BailiwickSource

/// What the findings of a program hang on, but for the facts that its tests read: as a hash, which names them.
struct CacheKey {
  let digest: [UInt8]

  /// - Parameters:
  ///   - build: tells one build of the program from every other.
  ///   - today: counts only where some day stands in the texts.
  init(_ program: Program, _ settings: [CheckSettings], build: String, today: Day) {
    var writer = ByteWriter()
    writer.add("bailiwick findings 1")
    writer.add(build)
    writer.add(TextPattern.engineVersion)
    writer.add(program.files.contains { mentionsDay($0.bytes) } ? "\(today)" : "")
    writer.add(program.isComplete ? 1 : 0)
    writer.add(program.findings) { $0.add($1) }
    writer.add(settings) { $0.add($1) }
    writer.add(program.files.map(\.name)) { $0.add($1) }
    writer.add(program.files.map(\.bytes.count)) { $0.add($1) }
    var hash = SHA256()
    hash.add(writer.bytes)
    for file in program.files { hash.add(file.bytes) }
    digest = hash.digest()
  }

  /// The name of the file that holds what is known.
  var fileName: String {
    digest.map { (($0 < 16) ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ settings: CheckSettings) {
    add(settings.enabled.sorted()) { $0.add(word: $1) }
    add(settings.severities.sorted { $0.key < $1.key }) { writer, entry in
      writer.add(word: entry.key)
      writer.add(word: entry.value.rawValue)
    }
    add(settings.acceptable.sorted()) { $0.add(word: $1) }
    for pattern in [settings.tagPattern, settings.namePattern] {
      add([pattern].compactMap(\.self)) { writer, pattern in
        writer.add(pattern.pattern)
        writer.add(pattern.flags)
      }
    }
  }
}

/// Whether a day may be written in a text: `2020-06-04`, alone or in an instant.
func mentionsDay(_ bytes: [UInt8]) -> Bool {
  let form: [Bool] = "0000-00-00".utf8.map { $0 == UInt8(ascii: "0") }
  guard bytes.count >= form.count else { return false }
  return (0...(bytes.count - form.count)).contains { start in
    bytes[start + 4] == UInt8(ascii: "-")
      && form.indices.allSatisfy { index in
        let byte = bytes[start + index]
        return form[index] ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == UInt8(ascii: "-")
      }
  }
}
