import Bailiwick

/// What `workload.py` has written to a folder.
struct Workload {
  let name: String
  let source: SourceFile
  /// One request each.
  let lines: [[UInt8]]

  init(folder: String, requestCount: Int) throws {
    name = folder.split(separator: "/").last.map(String.init) ?? folder
    source = SourceFile(name: "policy.bwk", bytes: try FileSystem.read(folder + "/policy.bwk"))
    let lines = try FileSystem.read(folder + "/requests.ndjson").split(separator: UInt8(ascii: "\n"))
    self.lines = lines.prefix(requestCount).map(Array.init)
  }

  /// The policy, which must compile.
  func policy() throws -> PolicySet {
    let compilation = Compilation(Program(files: [source]))
    guard let policy = compilation.policySet else {
      throw BrokenWorkload(
        description: FindingsText(files: compilation.files).render(compilation.findings))
    }
    return policy
  }

  /// The requests as their reader gives them, which all must be readable.
  func facts(_ policy: PolicySet) throws -> [Facts] {
    var facts: [Facts] = []
    var stream = RequestStream(reader: FactsReader(policy), fill: Memory(lines.joined(separator: [10])).fill)
    while let request = try stream.next() { facts.append(try request.facts.get().facts) }
    return facts
  }
}

struct BrokenWorkload: Error, CustomStringConvertible {
  let description: String
}

/// Bytes in memory as the source of a stream.
final class Memory {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  func fill(_ buffer: inout [UInt8]) -> Int {
    let count = min(buffer.count, bytes.count - position)
    let piece = position..<position + count
    bytes.withUnsafeBytes { bytes in
      buffer.withUnsafeMutableBytes { $0.copyMemory(from: .init(rebasing: bytes[piece])) }
    }
    position += count
    return count
  }
}
