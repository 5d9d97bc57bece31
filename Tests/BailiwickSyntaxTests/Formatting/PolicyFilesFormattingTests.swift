import BailiwickSource
import BailiwickSyntax
import Testing

struct PolicyFilesFormattingTests {
  @Test(arguments: PolicyFiles.inRepository)
  func repository(file: PolicyFiles.File) {
    expectFormatting(of: file)
  }

  @Test(.enabled(if: PolicyFiles.inConformance != nil, "BAILIWICK_CONFORMANCE names no folder"))
  func conformance() throws {
    let files = try #require(PolicyFiles.inConformance)
    #expect(!files.isEmpty)
    for file in files { expectFormatting(of: file) }
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
