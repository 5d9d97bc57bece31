import BailiwickProofs
import BailiwickSource
import BailiwickSyntax

/// Runs checks on a program.
public struct Checking: Sendable {
  private let checks: [Check]

  /// - Parameter checks: those that run; what is found while a text is read is no concern of these.
  public init(_ checks: [Check]) { self.checks = checks }

  /// The same for each check alone, so that they may run at once: first those of trees, then those of programs.
  public var each: (ofTrees: [Checking], ofPrograms: [Checking]) {
    var (ofTrees, ofPrograms): ([Checking], [Checking]) = ([], [])
    for check in checks {
      switch check.examination {
      case .tree: ofTrees.append(Checking([check]))
      case .policy, .absence: ofPrograms.append(Checking([check]))
      case .reading, .hiding: break
      }
    }
    return (ofTrees, ofPrograms)
  }

  /// The codes of the checks.
  public var codes: [String] { checks.map(\.code) }

  /// Proves what several of the checks read, all cores on one proof after the other: else a check would wait for what
  /// another is about to prove. What is not proved here is proved when it is first read.
  public func prepare(_ subject: Subject) {
    let kinds = Set(checks.map(\.kind))
    if !kinds.isDisjoint(with: Self.readingLeaks) { _ = subject.proofs.leaks }
    if !kinds.isDisjoint(with: Self.readingIdleRules) { _ = subject.proofs.idleConditions }
  }

  private static let readingLeaks = Set(LeakKind.allCases.map(\.check.kind) + [.leakUnproved])
  private static let readingIdleRules: Set<FindingKind> = [
    .neverTrue, .alwaysTrue, .deadRule, .shadowedRule, .duplicateRule, .impliedCondition, .silentRule,
  ]

  /// What is found in one file, whether or not its program compiles.
  public func findings(in tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
    checks.flatMap { check -> [Finding] in
      switch check.examination {
      case .tree(let examine): examine(tree, options)
      case .reading, .policy, .absence, .hiding: []
      }
    }
  }

  /// What is found in a program without errors.
  public func findings(in subject: Subject) -> [Finding] {
    checks.flatMap { check -> [Finding] in
      switch check.examination {
      case .policy(let examine), .absence(let examine): examine(subject)
      case .reading, .tree, .hiding: []
      }
    }
  }
}
