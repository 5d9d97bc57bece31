import BailiwickChecks
import BailiwickSource
import BailiwickSyntax

extension ByteWriter {
  /// Adds what is found in a program, without its files and what holds for them.
  mutating func add(_ linted: LintedProgram) {
    add(linted.readFacts) { writer, facts in
      writer.add(facts.path)
      writer.add(facts.policyFile)
      writer.add(facts.digest)
    }
    add(linted.ran.sorted()) { $0.add(word: $1) }
    add(linted.items) { writer, items in
      var end = 0
      writer.add(items.ranges) { writer, range in
        writer.add(range.start - end)
        writer.add(range.end - range.start)
        end = range.end
      }
    }
    add(linted.findings) { $0.add($1) }
    add(linted.accepted) { writer, accepted in
      writer.add(accepted.finding)
      writer.add(accepted.reason)
    }
  }
}

extension ByteReader {
  /// The facts that the checks read, which stand first, so that they can be held against those of today.
  mutating func readFacts() throws(DamagedBytes) -> [ReadFacts] {
    try list { reader throws(DamagedBytes) in
      ReadFacts(path: try reader.text(), policyFile: try reader.text(), digest: try reader.bytes())
    }
  }

  /// What is found in a program, but for the facts that the checks read.
  mutating func linted(
    _ program: Program, _ settings: [CheckSettings], _ readFacts: [ReadFacts]
  ) throws(DamagedBytes) -> LintedProgram {
    let lengths = program.files.map(\.bytes.count)
    let ran = Set(try list { reader throws(DamagedBytes) in try reader.word() })
    let items = try list { reader throws(DamagedBytes) in try reader.offsets() }
    guard items.count == lengths.count, zip(items, lengths).allSatisfy({ ($0.last?.upperBound ?? 0) <= $1 }) else {
      throw DamagedBytes()
    }
    var linted = LintedProgram(
      files: program.files, items: zip(program.files, items).map { ItemIndex($0.id, $1) }, settings: settings, ran: ran)
    linted.readFacts = readFacts
    linted.findings = try list { reader throws(DamagedBytes) in try reader.finding(lengths) }
    linted.accepted = try list { reader throws(DamagedBytes) in
      AcceptedFinding(finding: try reader.finding(lengths), reason: try reader.text())
    }
    guard isAtEnd else { throw DamagedBytes() }
    return linted
  }

  /// The offsets of a file's items, one after the other.
  private mutating func offsets() throws(DamagedBytes) -> [Range<Int>] {
    var end = 0
    return try list { reader throws(DamagedBytes) in
      let (gap, length) = (try reader.number(), try reader.number())
      guard gap >= 0, length >= 0, gap < 1 << 40, length < 1 << 40 else { throw DamagedBytes() }
      let start = end + gap
      end = start + length
      return start..<end
    }
  }
}
