import ArgumentParser
import Bailiwick

/// Whether findings are mended, and which are known.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply the fixes that leave the decision tables as they are.")
  var fix = false

  @Flag(help: "Apply the fixes that change decisions as well.")
  var unsafeFixes = false

  @Flag(help: "Write nothing; print what --fix would change as a patch that git apply takes.")
  var diff = false

  @Option(help: ArgumentHelp("Do not tell the findings that this file knows.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write the findings to a file, to be told no more: a new one, or the baseline that is there.", valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    if diff, writeBaseline != nil { throw ValidationError("--diff writes nothing, and --write-baseline a file") }
  }

  var isFixing: Bool { fix || unsafeFixes || diff }
}
