import Bailiwick

/// One input for libFuzzer: a policy, and after a NUL a request to it. What must hold is a
/// precondition, so that a violation is a crash which libFuzzer keeps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
  let compilation = Compilation(Program(files: [SourceFile(name: "fuzz.bwk", bytes: parts[0])]))
  precondition(compilation.trees[0].joinedTokens == parts[0], "tokens join to the file")
  for finding in compilation.findings {
    precondition(finding.range.end <= parts[0].count, "a finding is in the file")
  }
  _ = FindingsText(files: compilation.files).render(compilation.findings)
  if let policy = compilation.policySet, parts.count == 2 {
    decide(parts[1], under: policy)
  }
  return 0
}

private func decide(_ text: [UInt8], under policy: PolicySet) {
  var rest = text[...]
  let fill: RequestStream.Fill = { buffer in
    let piece = rest.prefix(buffer.count)
    buffer.replaceSubrange(0..<piece.count, with: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
  var stream = RequestStream(reader: FactsReader(policy), bufferSize: 7, fill: fill)
  let meaning = Meaning(policy)
  do throws(InputFailure) {
    while let request = try stream.next() {
      if case .success(let read) = request.facts {
        _ = OutcomeJSON.object(meaning.outcome(of: read.facts)).text()
      }
    }
  } catch {
    preconditionFailure("memory cannot fail")
  }
}
