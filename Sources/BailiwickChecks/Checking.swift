import BailiwickSource
import BailiwickSyntax

/// Runs checks on a program.
public struct Checking: Sendable {
  private let checks: [Check]

  /// - Parameter checks: those that run; what is found while a text is read is no concern of these.
  public init(_ checks: [Check]) { self.checks = checks }

  /// The same for each check alone, so that they may run at once.
  public var each: [Checking] { checks.map { Checking([$0]) } }

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
