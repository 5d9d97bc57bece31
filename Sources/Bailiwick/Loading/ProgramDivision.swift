import BailiwickSource
import BailiwickSyntax

/// The programs that directories hold, for tools that look at all of them.
///
/// Where files of a directory use others, whoever wrote them says which belong together: every file that none
/// of the others uses is a program with what it uses. Where none does, all files are one program.
public enum ProgramDivision {
  /// - Parameter paths: what was named: divided when all of it is directories, else one program.
  /// - Returns: for each program the paths to load.
  public static func programs(in paths: [String]) throws(LoadingError) -> [[String]] {
    let paths = paths.isEmpty ? ["."] : paths
    guard paths.allSatisfy({ $0 != "-" && FileSystem.isDirectory($0) }) else { return [paths] }
    var files: [String] = []
    for path in paths { files += try FileSystem.policies(below: path) }
    var uses: [String: [String]] = [:]
    for file in files { uses[FileSystem.absolute(file)] = try used(by: file) }
    guard uses.values.contains(where: { !$0.isEmpty }) else { return [paths] }

    let used = Set(uses.flatMap { file, others in others.filter { $0 != file } })
    var programs = files.filter { !used.contains(FileSystem.absolute($0)) }
    var reached: Set<String> = []
    for program in programs { reach(FileSystem.absolute(program), uses, &reached) }
    // Files that only use each other are in no program yet.
    for file in files where !reached.contains(FileSystem.absolute(file)) {
      programs.append(file)
      reach(FileSystem.absolute(file), uses, &reached)
    }
    return programs.map { [$0] }
  }

  private static func reach(_ file: String, _ uses: [String: [String]], _ reached: inout Set<String>) {
    guard reached.insert(file).inserted else { return }
    for other in uses[file] ?? [] { reach(other, uses, &reached) }
  }

  /// The absolute paths of the files that a file uses.
  private static func used(by path: String) throws(LoadingError) -> [String] {
    let bytes = try FileSystem.read(path)
    guard hasUse(bytes) else { return [] }
    let absolute = FileSystem.absolute(path)
    return parse(SourceFile(name: path, bytes: bytes)).tree.root.children(.use).compactMap { $0.leaf(.string)?.value }
      .map { FileSystem.absolute(FileSystem.path($0, relativeTo: absolute)) }
  }

  /// Whether some line begins with the keyword, as an item must.
  private static func hasUse(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.starts(with: "use".utf8)
    }
  }
}
