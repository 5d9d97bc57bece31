import Bailiwick

/// The programs whose tests are run.
struct TestedPrograms {
  struct Member {
    /// The last of its files, which none of the others uses.
    let name: String
    /// What was loaded, without what it uses.
    let paths: [String]
    let compilation: Compilation
  }

  let members: [Member]

  /// What directories hold and cannot be read.
  let failures: [LoadingError]

  init(_ paths: [String], _ shared: SharedOptions) throws {
    let programs = try shared.programs(in: paths)
    failures = programs.failures
    members = programs.list.map { titled in
      let compilation = Compilation(titled.program)
      return Member(name: compilation.files.last?.name ?? "", paths: titled.paths, compilation: compilation)
    }
  }

  var files: [String] { members.flatMap(\.compilation.files).map(\.name) }

  /// One for each program; `nil` when some program has errors or cannot be read, which is told.
  func runners(_ shared: SharedOptions, facts: FactFiles) -> [(member: Member, runner: TestRunner)]? {
    shared.report(failures)
    var runners: [(member: Member, runner: TestRunner)] = []
    for member in members {
      if let runner = TestRunner(member.compilation, readFacts: facts.read) {
        runners.append((member, runner))
      } else {
        shared.explainErrors(of: member.compilation)
      }
    }
    return failures.isEmpty && runners.count == members.count ? runners : nil
  }
}

/// The files of facts that tests name, and which of them were read.
final class FactFiles {
  private(set) var names: [String] = []

  /// Reads a file, by its path from a policy's.
  func read(_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8] {
    let file = FileSystem.path(path, relativeTo: policyFile)
    names.append(file)
    return try FileSystem.read(file)
  }
}
