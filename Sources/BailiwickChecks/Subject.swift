import BailiwickDecisions
import BailiwickModel
import BailiwickProofs
import BailiwickSource
import BailiwickSyntax

/// What checks read: a program without errors, as its author wrote it and as it is understood.
public struct Subject: Sendable {
  public let trees: [SyntaxTree]
  public let policy: PolicySet
  /// What can be proved of the policy.
  let proofs: Proofs
  public let options: CheckOptions
  /// What each test of the program states; `nil` where its facts cannot be read.
  public let testFacts: [Facts?]
  /// Every item, in program order.
  let items: [SyntaxNode]
  /// Items by where they stand.
  private let itemsByRange: [SourceRange: SyntaxNode]
  /// The files that others seem to use: what they declare may be for other programs.
  private let usedFiles: Set<FileID>
  private let knownTables: Once<[DecisionTable]>

  /// - Parameters:
  ///   - known: what others have worked out of the policy.
  ///   - former: a program that is much like it, of which something is proved already.
  public init(
    trees: [SyntaxTree], policy: PolicySet, testFacts: [Facts?], options: CheckOptions, known: KnownPolicy? = nil,
    after former: Subject? = nil
  ) {
    knownTables = Once(known?.tables)
    self.trees = trees
    self.policy = policy
    self.testFacts = testFacts
    self.options = options
    (proofs, (items, itemsByRange)) = concurrently(
      { [knownTables] in
        let grounds =
          known?.grounds
          ?? Grounds(policy) { Decider(DecisionProgram(policy, tables: knownTables.value { tabulate(policy) })) }
        guard let former else { return Proofs(grounds, leaks: known?.leaks) }
        let same = zip(trees, former.trees).filter { $0.file.isSame(as: $1.file) }.map(\.0.file.id)
        return Proofs(grounds, leaks: known?.leaks, after: former.proofs, sharing: Set(same))
      },
      {
        let items = trees.flatMap(\.root.children)
        return (items, Dictionary(items.map { ($0.range, $0) }) { first, _ in first })
      })
    // What files say that they use, without the way up.
    let uses = items.filter { $0.kind == .use }.compactMap { $0.leaf(.string)?.value }.map { path in
      path.split(separator: "/").drop { $0 == "." || $0 == ".." }.joined(separator: "/")
    }
    usedFiles = Set(
      trees.map(\.file).filter { file in uses.contains { file.name == $0 || file.name.hasSuffix("/" + $0) } }
        .map(\.id))
  }

  public var tables: [DecisionTable] { knownTables.value { tabulate(policy) } }
  var declarations: Declarations { policy.declarations }
  var vocabulary: Vocabulary { policy.vocabulary }

  func items(_ kinds: SyntaxKind...) -> [SyntaxNode] { items.filter { kinds.contains($0.kind) } }

  /// The lists of places that are sets; those of a test's facts are candidates or people.
  var placeLists: [SyntaxNode] {
    trees.flatMap { tree in
      let tests = ItemIndex(tree, of: .test)
      return tree.nodes(.places).filter { tests.item(holding: $0.range) == nil }
    }
  }

  /// The item of a declaration.
  func item(_ origin: Origin) -> SyntaxNode? { itemsByRange[origin.range] }

  /// Where a rule is named: its name, or its effect where it has none.
  func place(of rule: Rule) -> SourceRange {
    let item = item(rule.origin)
    return item?.child(.ruleHeader)?.leaves.dropFirst().first?.range ?? item?.child(.effectName)?.range
      ?? rule.origin.range
  }

  /// The name of an item that is declared, after its keyword.
  func nameRange(_ origin: Origin) -> SourceRange {
    let item = item(origin)
    return item?.child(.tagName)?.range ?? item?.leaves.dropFirst().first?.range ?? origin.range
  }

  func effect(of rule: Rule) -> Effect { vocabulary.effects[rule.effect] }

  func isUsedByAnother(_ file: FileID) -> Bool { usedFiles.contains(file) }
}
