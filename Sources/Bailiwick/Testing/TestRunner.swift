import BailiwickFacts
import BailiwickModel
import BailiwickReporting
import BailiwickSource

/// Runs the tests that stand in a program (§9 of the reference).
public struct TestRunner {
  let compilation: Compilation
  let policy: PolicySet
  /// Reads the file that `given facts` names, by its path and the name of the policy's file.
  private let readFacts: (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]

  /// `nil` when the program has errors.
  public init?(
    _ compilation: Compilation,
    readFacts: @escaping (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8]
  ) {
    guard let policy = compilation.policySet else { return nil }
    self.compilation = compilation
    self.policy = policy
    self.readFacts = readFacts
  }

  /// The results in program order, of the tests whose names a predicate chooses.
  public func run(where isChosen: (String) -> Bool = { _ in true }) -> [TestResult] {
    run(where: isChosen, by: DecidingTests(policy, files: compilation.files)) { _, _, _ in }
  }

  /// - Parameter record: is told of each test that was decided: its name, the facts and the outcome.
  func run(
    where isChosen: (String) -> Bool, by deciding: DecidingTests, record: (String, Facts, Outcome) -> Void
  ) -> [TestResult] {
    policy.declarations.tests.filter { isChosen($0.name) }.map { test in
      let file = compilation.files[Int(test.origin.range.file.number)]
      return deciding.run(test, facts(of: test, file: file.name), in: file) { record(test.name, $0, $1) }
    }
  }

  /// What each test states, in program order; `nil` where its facts cannot be read.
  var statedFacts: [Facts?] {
    policy.declarations.tests.map { test in
      let file = compilation.files[Int(test.origin.range.file.number)]
      return try? facts(of: test, file: file.name).get()
    }
  }

  private func facts(of test: PolicyTest, file: String) -> Result<Facts, Failure> {
    var facts = Facts(vocabulary: policy.vocabulary)
    for case .facts(let path) in test.givens.map(\.statement) {
      do throws(LoadingError) {
        let bytes = try readFacts(path, file)
        switch FactsReader(policy).read(bytes) {
        case .success(let read): facts = read.facts
        case .failure(let error):
          return .failure(
            Failure(
              expected: "facts in \(path)", got: "line \(error.line): \(error.message)",
              details: error.path.isEmpty ? [] : ["at \(error.path)"]))
        }
      } catch {
        return .failure(Failure(expected: "facts in \(path)", got: error.description))
      }
    }
    for given in test.givens { facts.apply(given.statement, in: policy.vocabulary) }
    return .success(facts)
  }
}

extension Facts {
  /// States what a test gives; a file of facts apart.
  package mutating func apply(_ statement: PolicyTest.Statement, in vocabulary: Vocabulary) {
    switch statement {
    case .facts: break
    case .activity(let activity): self.activity = activity
    case .time(let time): self.time = time
    case .order(let order, let isInForce): orders[order] = isInForce
    case .present(let path): present(path, in: vocabulary)
    case .fact(let path, let fact): state(fact, at: path, in: vocabulary)
    }
  }
}
