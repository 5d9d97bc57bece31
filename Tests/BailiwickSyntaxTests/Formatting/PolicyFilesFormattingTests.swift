import BailiwickSource
import BailiwickSyntax
import Testing

struct PolicyFilesFormattingTests {
  @Test(arguments: PolicyFiles.inRepository)
  func repository(file: PolicyFiles.File) {
    expectFormatting(of: file)
  }

  @Test(
    .enabled(if: !PolicyFiles.inConformance.isEmpty, "no ../shared/conformance: its cases are skipped"),
    arguments: PolicyFiles.inConformance)
  func conformance(file: PolicyFiles.File) {
    expectFormatting(of: file)
  }

  private func expectFormatting(of file: PolicyFiles.File) {
    let (_, problems) = parse(SourceFile(name: file.name, text: file.text))
    if problems.isEmpty {
      expectInvariants(file.text, file.name)
    } else {
      #expect(throws: FormattingFailure.problems, "\(file.name)") { try formatted(file.text) }
    }
  }
}
