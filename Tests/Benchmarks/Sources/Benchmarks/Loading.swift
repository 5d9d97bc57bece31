import Bailiwick

/// From a policy's text to what decides, stage by stage.
func measureLoading(_ options: Options) throws {
  var table = MarkdownTable(
    "workload", "bytes", "parse ms", "resolve ms", "tabulate ms", "compile ms", "together ms")
  let vocabulary = parse(SourceFile(name: "meetings.bwk", bytes: try FileSystem.read(vocabularyPath))).tree
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: 1)
    let source = workload.source
    let policy = try workload.policy()
    let trees = [parse(source).tree]
    let tables = tabulate(policy)
    let stages = [
      leastTime(passes: options.passCount) { _ = parse(source) },
      leastTime(passes: options.passCount) { _ = PolicySet(resolve(trees, vocabulary: vocabulary)) },
      leastTime(passes: options.passCount) { _ = tabulate(policy) },
      leastTime(passes: options.passCount) { _ = DecisionProgram(policy, tables: tables) },
    ]
    let together = try leastTime(passes: options.passCount) {
      let policy = try workload.policy()
      _ = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    }
    table.add(
      workload.name, "\(source.bytes.count)", milliseconds(stages[0]), milliseconds(stages[1]),
      milliseconds(stages[2]), milliseconds(stages[3]), milliseconds(together))
  }
  table.add("goal", "", "", "", "", "", "80.0")
  table.print()
}

/// The shipped vocabulary, which the library does not show.
private let vocabularyPath =
  #filePath.split(separator: "/").dropLast(5).reduce("") { "\($0)/\($1)" }
  + "/Sources/Bailiwick/Vocabularies/meetings.bwk"
