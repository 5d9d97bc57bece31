import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// A program on its way from text to what decides.
///
///     SourceFile ─parse─▶ SyntaxTree ─resolve─▶ Model ─sound─▶ PolicySet ─tabulate─▶ [DecisionTable] ─compile─▶ DecisionProgram
///
/// Every stage is total; what is wrong with a text is a finding, and only the last step fails.
public struct Compilation: Sendable {
  public let files: [SourceFile]
  /// Whether no file that belongs to the program is missing.
  public let isComplete: Bool
  /// One for each file.
  public let trees: [SyntaxTree]
  public let model: Model
  /// The program without errors; `nil` when there are any.
  public let policySet: PolicySet?

  /// For each file.
  private let parsed: [(tree: SyntaxTree, problems: [SyntaxProblem])]

  public init(_ program: Program) { self.init(program, after: nil) }

  /// - Parameter former: a program with some of the same files, which need not be parsed again.
  public init(_ program: Program, after former: Compilation?) {
    self.init(program, concurrentMap(program.files) { file in former?.parsed(file) ?? parse(file) })
  }

  /// - Parameter parsed: the program's files.
  init(_ program: Program, _ parsed: [(tree: SyntaxTree, problems: [SyntaxProblem])]) {
    self.parsed = parsed
    files = program.files
    isComplete = program.isComplete
    trees = parsed.map(\.tree)
    model = resolve(
      trees, vocabulary: Self.shippedVocabulary,
      problems: program.findings + parsed.flatMap(\.problems).map(\.findingWithPlaces))
    policySet = PolicySet(model)
  }

  /// How a file was parsed that is the same, byte for byte.
  private func parsed(_ file: SourceFile) -> (tree: SyntaxTree, problems: [SyntaxProblem])? {
    let number = Int(file.id.number)
    guard parsed.indices.contains(number), files[number].isSame(as: file) else { return nil }
    return parsed[number]
  }

  /// Everything found, in source order.
  public var findings: [Finding] { model.findings }

  /// What a text would mean at the end of the program: a condition or a place that somebody asks about.
  ///
  /// - Parameter text: items, of which only what they say themselves is told.
  package func meaning(ofProbe text: String) -> Model {
    let file = SourceFile(id: FileID(files.count), name: "<input>", text: text)
    let (tree, problems) = parse(file)
    return resolve(tree, amid: trees, vocabulary: Self.shippedVocabulary, problems: problems.map(\.findingWithPlaces))
  }

  /// The `meetings` vocabulary, in force when a program declares none.
  private static let shippedVocabulary = parse(
    SourceFile(name: "meetings.bwk", bytes: PackageResources.meetings_bwk)
  ).tree
}
