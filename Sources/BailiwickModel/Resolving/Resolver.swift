import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// Binds every name of a program and checks every type. Total: whatever the trees, there is a model,
/// and everything wrong with them is a finding.
///
/// - Parameters:
///   - trees: the program's files in program order.
///   - vocabulary: what is in force when the program declares none.
///   - problems: what was found while the texts were read.
public func resolve(_ trees: [SyntaxTree], vocabulary: SyntaxTree, problems: [Finding] = []) -> Model {
  var resolver = Resolver(trees)
  resolver.run(vocabulary: vocabulary)
  return Model(
    declarations: resolver.declarations,
    findings: (problems + resolver.findings).sorted { $0.range < $1.range })
}

/// Resolves a text in the midst of a program, with what that declares and without its rules and tests: as quick for a
/// large program as for a small one. What is found in the program itself is not told.
///
/// - Parameter probe: its file has a number that none of the program's has.
package func resolve(
  _ probe: SyntaxTree, amid trees: [SyntaxTree], vocabulary: SyntaxTree, problems: [Finding]
) -> Model {
  var resolver = Resolver(trees, without: [.rule, .never, .test])
  resolver.add(probe)
  resolver.run(vocabulary: vocabulary)
  let findings = resolver.findings.filter { $0.range.file == probe.file.id }
  return Model(declarations: resolver.declarations, findings: (problems + findings).sorted { $0.range < $1.range })
}

/// The state of one resolution. Methods return `nil` where something is wrong and has been reported,
/// so that one mistake is one finding.
struct Resolver {
  let places = Places.standard
  let knownPlaces = KnownPlaces()
  /// Every item by its kind, in program order.
  private var items: [SyntaxKind: [SyntaxNode]] = [:]
  var findings: [Finding] = []
  var declarations = Declarations(
    vocabulary: Vocabulary(name: "", kinds: [], activities: [], effects: []))
  var names = Names()

  init(_ trees: [SyntaxTree], without left: Set<SyntaxKind> = []) {
    for tree in trees { add(tree, without: left) }
  }

  mutating func add(_ tree: SyntaxTree, without left: Set<SyntaxKind> = []) {
    for item in tree.root.children where !left.contains(item.kind) { items[item.kind, default: []].append(item) }
  }

  mutating func run(vocabulary: SyntaxTree) {
    resolveVocabulary(default: vocabulary)
    resolveTerritories()
    resolveAuthorities()
    declareOrders()
    resolveTags()
    collectMarkedTags()
    resolveOrders()
    resolveMarks()
    resolveRules()
    resolveNevers()
    resolveTests()
    reportUndeclaredTags()
    resolveWords()
  }

  /// How many findings are told. Errors come last to be left out, so that none is missed for warnings.
  private static func findingLimit(_ severity: Severity) -> Int {
    severity == .error ? 21_000 : 20_000
  }

  func items(_ kind: SyntaxKind) -> [SyntaxNode] { items[kind, default: []] }

  mutating func report(
    _ kind: FindingKind, _ message: String, at range: SourceRange, caption: String = "",
    labels: [Finding.Label] = [], help: String? = nil, fixes: [Fix] = []
  ) {
    guard findings.count < Self.findingLimit(kind.severity) else { return }
    findings.append(
      Finding(
        kind, message, at: range, caption: caption, labels: labels,
        notes: help.map { [.init("help", $0)] } ?? [], fixes: fixes))
  }

  /// Reports a name that nothing has, with what may have been meant.
  mutating func reportUnknown(
    _ what: String, _ name: String, at range: SourceRange, among candidates: some Sequence<String>,
    meant: [String] = [], help: String? = nil
  ) {
    // What could not be read may have declared it.
    guard !names.unread.contains(name) else { return }
    let meant = meant.isEmpty ? nearMisses(to: name, among: candidates) : meant
    report(
      .unknownName, "no \(what) is named `\(name)`" + didYouMean(meant), at: range, help: help,
      fixes: meant.prefix(1).map { Fix("write `\($0)`", .suggestion, [.init(range, $0)]) })
  }

  /// Declares a name once; a second time is reported with where the first stands.
  mutating func declare(
    _ name: String, _ what: String, at range: SourceRange,
    in scope: WritableKeyPath<Names, [String: SourceRange]>,
    help: String? = nil
  ) -> Bool {
    if let first = names[keyPath: scope][name] {
      report(
        .duplicateName, "a second \(what) named `\(name)`", at: range,
        labels: [.init("the first is here", at: first)], help: help)
      return false
    }
    names[keyPath: scope][name] = range
    return true
  }
}

/// What names stand for while a program is resolved.
struct Names {
  var territories: [String: SourceRange] = [:]
  var authorities: [String: SourceRange] = [:]
  var orders: [String: SourceRange] = [:]
  var tags: [TagUse: SourceRange] = [:]
  var rules: [String: SourceRange] = [:]
  var tests: [String: SourceRange] = [:]
  var vocabulary: [String: SourceRange] = [:]

  var territoryAtoms: [String: AtomSet] = [:]
  /// Canonical names of declared authorities.
  var bailiwicks: [String: Bailiwick] = [:]
  /// Orders by their numbers.
  var orderNumbers: [String: Int] = [:]
  /// Who asserts a declared tag.
  var asserters: [TagUse: String?] = [:]
  var markedTags: Set<Spelling> = []
  /// Tags that nothing declares, asserts or adds, and where each is used first.
  var undeclaredTags: [TagUse: SourceRange] = [:]
  /// Words of declarations that could not be read: what they would have declared is not missed.
  var unread: Set<String> = []
  /// Something of the vocabulary could not be read.
  var isVocabularyBroken = false
}
