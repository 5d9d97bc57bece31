import BailiwickChecks
import BailiwickSource

/// The programs that a run of the linter looks at, with what holds for each of their files.
public struct LintSession: Sendable {
  private let linter: @Sendable () -> Linter
  private let programs: [Program]
  /// By program and file.
  private let settings: [[CheckSettings]]

  /// - Parameters:
  ///   - linter: makes one, since several look at once.
  ///   - settings: what holds for the checks in a file, by its name.
  public init(
    _ programs: [Program], linter: @escaping @Sendable () -> Linter, settings: (String) throws -> CheckSettings
  ) rethrows {
    self.linter = linter
    self.programs = programs
    self.settings = try programs.map { try $0.files.map { try settings($0.name) } }
  }

  /// What is found in all of them.
  ///
  /// - Parameter cache: what is known of programs that have not changed; `nil` to look at all of them.
  public func linted(_ cache: ResultCache? = nil) -> LintedPrograms {
    let linter = linter
    return LintedPrograms(
      concurrentMap(Array(zip(programs, settings))) { program, settings in
        let lint = { linter().lint(program, settings) }
        return cache?.linted(program, settings, lint) ?? lint()
      })
  }

  /// The programs compiled.
  var compilations: [Compilation] { concurrentMap(programs) { Compilation($0) } }

  /// The same with other texts, by the names of their files.
  func replacing(_ texts: [String: [UInt8]]) -> LintSession {
    LintSession(
      programs.map { program in
        let files = program.files.map { file in
          texts[file.name].map { SourceFile(id: file.id, name: file.name, bytes: $0) } ?? file
        }
        return Program(files: files, findings: program.findings, isComplete: program.isComplete)
      }, linter, settings: settings)
  }

  private init(_ programs: [Program], _ linter: @escaping @Sendable () -> Linter, settings: [[CheckSettings]]) {
    self.linter = linter
    self.programs = programs
    self.settings = settings
  }
}
