import BailiwickChecks
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// A program with what is found in it.
public struct LintedProgram: Sendable {
  public let files: [SourceFile]
  /// In source order.
  public var findings: [Finding] = []
  /// What pragmas accept.
  public var accepted: [AcceptedFinding] = []

  /// What holds for the checks in each file.
  let settings: [CheckSettings]
  /// The codes of the checks that were able to find something.
  let ran: Set<String>
  /// Where the items of each file stand.
  let items: [ItemIndex]
  /// The facts that checks read beside the files.
  var readFacts: [ReadFacts] = []

  init(files: [SourceFile], items: [ItemIndex], settings: [CheckSettings], ran: Set<String>) {
    self.files = files
    self.items = items
    self.settings = settings
    self.ran = ran
  }

  /// The same with what was found, told as the settings of each file want it, less what pragmas accept.
  func taking(_ found: [Finding], in trees: [SyntaxTree], today: Day) -> LintedProgram {
    var numbers = [[Int]](repeating: [], count: trees.count)
    for number in found.indices { numbers[Int(found[number].range.file.number)].append(number) }
    let files = concurrentMap(Array(trees.indices)) { [numbers] file in
      let accepting = Accepting(
        numbers[file].compactMap { settings[file].told(found[$0]) }, in: trees[file], settings[file], today: today,
        ran: ran)
      let told = accepting.told.sorted { ($0.range, $0.kind.code, $0.message) < ($1.range, $1.kind.code, $1.message) }
      return (told: told, accepted: accepting.accepted)
    }
    var program = self
    for file in files {
      program.findings += file.told
      program.accepted += file.accepted
    }
    return program
  }
}
