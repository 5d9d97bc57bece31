import BailiwickSource
import BailiwickSyntax

/// One thing that the linter looks for: a value in the plain array `Check.all`, written in a file of its own.
public struct Check: Sendable {
  public let kind: FindingKind
  /// What it finds, in a few words: its line in a list.
  public let summary: String
  public let page: CheckPage
  /// Whether it runs when nothing is selected.
  public let isOnByDefault: Bool
  let examination: Examination

  init(
    _ kind: FindingKind, _ summary: String, isOnByDefault: Bool = true, page: CheckPage,
    _ examination: Examination
  ) {
    self.kind = kind
    self.summary = summary
    self.isOnByDefault = isOnByDefault
    self.page = page
    self.examination = examination
  }

  public var code: String { kind.code }
  public var name: String { kind.name }

  /// Whether it is able to find something in a program.
  public func runs(onSoundPolicy isSound: Bool) -> Bool {
    switch examination {
    case .reading, .tree, .hiding: true
    case .policy, .absence: isSound
    }
  }

  /// Whether it says that nothing does something, so that in a file of several programs all must agree.
  public var saysNothingDoes: Bool {
    if case .absence = examination { true } else { kind == .unusedAcceptance }
  }
}

/// How a check finds what it finds.
enum Examination: Sendable {
  /// While the text is read, by the parser or by the resolver.
  case reading
  /// In one file's tree, whether or not the program compiles.
  case tree(@Sendable (SyntaxTree, CheckOptions) -> [Finding])
  /// In a program without errors.
  case policy(@Sendable (Subject) -> [Finding])
  /// In a program without errors, that nothing in it does something.
  case absence(@Sendable (Subject) -> [Finding])
  /// In what pragmas and the baseline hide, after everything else.
  case hiding
}
