import Bailiwick

/// The programs whose tests are run: of a directory in which files use others, each that none uses.
struct TestedPrograms {
  struct Member {
    /// The last of its files, which none of the others uses.
    let name: String
    /// What was named, a directory as its policies.
    let paths: [String]
    let compilation: Compilation
  }

  let members: [Member]

  init(_ paths: [String], _ shared: SharedOptions) throws(LoadingError) {
    var members: [Member] = []
    for paths in try ProgramDivision.programs(in: paths) {
      var loader = ProgramLoader(standardInputName: shared.stdinFilename)
      let compilation = Compilation(try loader.load(paths))
      var files: [String] = []
      for path in paths {
        let isDirectory = path != "-" && FileSystem.isDirectory(path)
        files += isDirectory ? try FileSystem.policies(below: path) : [path]
      }
      members.append(Member(name: compilation.files.last?.name ?? "", paths: files, compilation: compilation))
    }
    self.members = members
  }

  var files: [String] { members.flatMap(\.compilation.files).map(\.name) }

  /// One for each program; `nil` when some program has errors, which are told.
  func runners(_ shared: SharedOptions, facts: FactFiles) -> [(member: Member, runner: TestRunner)]? {
    var runners: [(member: Member, runner: TestRunner)] = []
    for member in members {
      if let runner = TestRunner(member.compilation, readFacts: facts.read) {
        runners.append((member, runner))
      } else {
        shared.explainErrors(of: member.compilation)
      }
    }
    return runners.count == members.count ? runners : nil
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
