import BailiwickModel
import BailiwickProofs
import BailiwickSource

/// Applies fixes together until nothing is left to fix. After safe ones the policies must compile to the same
/// tables, or be proved to decide every request alike; and after all of them no less may compile than before. Else
/// what adds nothing stays, and if it is not that, nothing is changed.
public struct Fixing {
  public private(set) var session: LintSession
  /// The files that change: as they were, and their new bytes.
  public private(set) var changes: [(file: SourceFile, bytes: [UInt8])] = []
  /// What was found at first, and what is left.
  public let before: LintedPrograms
  public private(set) var after: LintedPrograms
  /// What has become of the items of the files that change.
  public private(set) var moves = ItemMoves()
  /// How many findings are mended.
  public private(set) var count = 0
  /// What adds nothing and stays, since it was not proved that all is decided as before without it.
  public private(set) var leftOut: [Finding] = []
  /// Why nothing may be changed: a defect of ours.
  public private(set) var refusal: String?

  /// A fix may bring another; more rounds than this are a sign that two fixes undo each other.
  private static let roundLimit = 25
  /// When so many fixes are left out, no more are tried of what adds nothing.
  private static let leftOutLimit = 20

  /// - Parameter unsafe: whether fixes are applied that change decisions.
  public init(_ session: LintSession, unsafe: Bool) {
    self.session = session
    let allowed: Set<Fix.Safety> = unsafe ? [.safe, .unsafe] : [.safe]
    before = session.linted()
    after = before
    var compilations = session.compilations
    var (rounds, limit) = (0, Int.max)
    while rounds < Self.roundLimit {
      let isPruning = leftOut.count < Self.leftOutLimit
      let round = FixRound(
        after.findings.filter { isPruning ? !leftOut.contains($0) : FixStage($0.kind) != .pruning },
        allowing: allowed, atMost: limit)
      guard !round.findings.isEmpty else { break }
      var moves = moves
      let texts = round.texts(of: after.files, &moves)
      let names = Dictionary(after.files.map { ($0.id, $0.name) }) { first, _ in first }
      let next = self.session.replacing(Dictionary(uniqueKeysWithValues: texts.map { (names[$0.key] ?? "", $0.value) }))
      let mended = next.compilations
      if let problem = Self.problem(from: compilations, to: mended, isSafe: round.isSafe) {
        guard round.stage != .pruning else {
          // Which of them it is, is found by halves.
          limit = round.findings.count / 2
          if limit == 0 { (leftOut, limit) = (leftOut + round.findings, .max) }
          continue
        }
        let fixes = Set(round.findings.map(\.kind.name)).sorted().joined(separator: ", ")
        refusal = "\(problem) after the fixes of \(fixes)"
        self.session = session
        (after, self.moves, count, leftOut) = (before, ItemMoves(), 0, [])
        return
      }
      (rounds, limit) = (rounds + 1, .max)
      count += round.findings.count
      self.session = next
      self.moves = moves
      compilations = mended
      after = next.linted()
    }
    if !leftOut.isEmpty { leftOut = after.findings.filter(leftOut.contains) }
    for (old, new) in zip(before.files, after.files) where old.bytes != new.bytes {
      changes.append((old, new.bytes))
    }
  }

  private static func problem(from before: [Compilation], to after: [Compilation], isSafe: Bool) -> String? {
    for (before, after) in zip(before, after) {
      let errors = { (compilation: Compilation) in compilation.findings.count { $0.severity == .error } }
      if errors(after) > errors(before) { return "less of the policy compiles" }
      guard isSafe, let old = before.policySet, let new = after.policySet else { continue }
      let (oldTables, newTables) = (TabledPolicy(old), TabledPolicy(new))
      guard oldTables != newTables else { continue }
      guard newTables.asksInWordsOf(oldTables), decideAlike(before, after) else {
        return "the decision tables are not the same"
      }
    }
    return nil
  }

  /// Whether it is proved that two policies decide every request alike.
  private static func decideAlike(_ before: Compilation, _ after: Compilation) -> Bool {
    guard let old = before.grounds, let new = after.grounds else { return false }
    if PruningProver(old).decides(alike: new.policy) { return true }
    guard let difference = DifferenceProver(from: old, to: new)?.find() else { return false }
    return difference.changes.isEmpty && difference.unproved.isEmpty && difference.defects.isEmpty
  }
}
