/// A file of facts that the tests of a program name, as it was when the checks read it.
struct ReadFacts: Hashable, Sendable {
  let path: String
  let policyFile: String
  /// Of its bytes; empty when it could not be read.
  let digest: [UInt8]

  init(path: String, policyFile: String, digest: [UInt8]) {
    self.path = path
    self.policyFile = policyFile
    self.digest = digest
  }

  init(_ path: String, _ policyFile: String, _ bytes: Result<[UInt8], LoadingError>) {
    let digest = try? SHA256.digest(of: bytes.get())
    self.init(path: path, policyFile: policyFile, digest: digest ?? [])
  }
}

/// Notes which facts are read while one program is looked at.
final class FactsNotes {
  private(set) var facts: [ReadFacts] = []

  func note(_ facts: ReadFacts) {
    if !self.facts.contains(facts) { self.facts.append(facts) }
  }
}
