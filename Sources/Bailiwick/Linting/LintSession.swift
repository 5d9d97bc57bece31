import BailiwickChecks
import BailiwickSource

/// The programs that a run of the linter looks at, with what holds for each of their files.
public struct LintSession {
  private let linter: Linter
  private var programs: [Program]
  /// By program and file.
  private let settings: [[CheckSettings]]
  /// What the programs were compiled to, until a text changes.
  public private(set) var compilations: [Compilation]

  /// - Parameter settings: what holds for the checks in a file, by its name.
  public init(
    _ programs: [Program], _ linter: Linter, settings: (String) throws -> CheckSettings
  ) rethrows {
    self.linter = linter
    self.programs = programs
    self.settings = try programs.map { try $0.files.map { try settings($0.name) } }
    compilations = programs.map(Compilation.init)
  }

  /// What is found in all of them.
  public func linted() -> LintedPrograms {
    LintedPrograms(zip(compilations, settings).map(linter.lint))
  }

  /// The same with other texts, by the names of their files.
  func replacing(_ texts: [String: [UInt8]]) -> LintSession {
    var session = self
    session.programs = programs.map { program in
      let files = program.files.map { file in
        texts[file.name].map { SourceFile(id: file.id, name: file.name, bytes: $0) } ?? file
      }
      return Program(files: files, findings: program.findings, isComplete: program.isComplete)
    }
    session.compilations = session.programs.map(Compilation.init)
    return session
  }
}
