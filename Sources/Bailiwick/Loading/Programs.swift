import BailiwickChecks
import BailiwickSource
import BailiwickSyntax

/// The programs for which paths stand: what is named is one program, and directories, where nothing else is named,
/// are divided into those that they hold.
public struct Programs: Sendable {
  /// One at least, unless something could not be read.
  public private(set) var list: [TitledProgram] = []
  /// What directories hold and cannot be read: the programs are without it.
  public private(set) var failures: [LoadingError] = []
  private let paths: [String]

  /// The one program for which paths stand, for those who decide by it: all files below directories, unless a
  /// configuration says that each folder has its own, or they bring several vocabularies.
  ///
  /// - Throws: `LoadingError` when something cannot be read or there are several programs, and `ConfigurationError`.
  public static func one(
    _ paths: [String], _ finder: ConfigurationFinder, standardInputName: String = "<stdin>"
  ) throws -> Program {
    let programs = try Programs(paths, finder, standardInputName: standardInputName)
    if let failure = programs.failures.first { throw failure }
    if programs.list.count == 1 { return programs.list[0].program }
    let files = programs.list.flatMap(\.paths)
    if try files.contains(where: { try finder.extent(around: $0).extent == .folder }) {
      throw programs.ambiguity
    }
    let walked = try programs.paths.flatMap { try PolicyWalk($0, finder).files }
    var loader = ProgramLoader(
      root: ProgramRoot(of: programs.paths), reader: TextReader(finder.paths), standardInputName: standardInputName)
    let program = try loader.load(walked)
    // A program has one vocabulary: where files bring several, they were never meant to be one.
    if program.files.count(where: \.declaresVocabulary) > 1 { throw programs.ambiguity }
    return program
  }

  /// - Parameters:
  ///   - paths: files, directories, and `-` for standard input; none means `.`.
  ///   - finder: finds the configurations that exclude files and say what one program is.
  ///   - standardInputName: what messages call the text of `-`.
  /// - Throws: `LoadingError` when what is named cannot be read or holds no policy, and `ConfigurationError`.
  public init(_ paths: [String], _ finder: ConfigurationFinder, standardInputName: String = "<stdin>") throws {
    self.paths = paths.isEmpty ? ["."] : paths
    let root = ProgramRoot(of: self.paths)
    let reader = TextReader(finder.paths)
    func load(_ paths: [String]) throws(LoadingError) -> Program {
      var loader = ProgramLoader(root: root, reader: reader, standardInputName: standardInputName)
      return try loader.load(paths)
    }
    let isDivided = self.paths.allSatisfy { $0 != "-" && FileSystem.isDirectory($0) }
    var files: [String] = []
    for path in self.paths {
      files += path != "-" && FileSystem.isDirectory(path) ? try walk(path, finder, reader) : [path]
    }
    guard isDivided else {
      let program = try load(files).missing(failures)
      list = [TitledProgram(title: self.paths.joined(separator: " "), paths: files, program: program)]
      return
    }
    var seen: Set<String> = []
    let texts = try files.filter { seen.insert(finder.paths.location(of: $0)).inserted }.map { file in
      (path: file, text: try reader.text(file))
    }
    for part in try ProgramDivision(texts, title: self.paths.joined(separator: " "), finder).parts {
      let missing = failures.filter { failure in
        part.directory.map { ProgramRoot.isBelow(FileSystem.location(of: failure.path), $0) } ?? false
      }
      list.append(
        TitledProgram(title: part.title, paths: part.paths, program: try load(part.paths).missing(missing)))
    }
  }

  /// The files below a directory that can be read.
  private mutating func walk(
    _ directory: String, _ finder: ConfigurationFinder, _ reader: TextReader
  ) throws -> [String] {
    let walk = try PolicyWalk(directory, finder)
    guard !walk.files.isEmpty || !walk.failures.isEmpty else {
      let ignored = walk.passedOver.isEmpty ? "" : "; left out: \(walk.passedOver.prefix(3).joined(separator: ", "))"
      throw LoadingError(path: directory, reason: "it has no .bwk files, nor have its folders" + ignored, action: .find)
    }
    var failures = walk.failures
    reader.read(walk.files)
    let files = walk.files.filter { file in
      do throws(LoadingError) {
        _ = try reader.text(file)
        return true
      } catch {
        failures.append(error)
        return false
      }
    }
    self.failures += failures
    return files
  }

  /// That there are several programs where one is wanted.
  private var ambiguity: LoadingError {
    let shown = list.prefix(5).map(\.title).joined(separator: ", ")
    let rest = list.count > 5 ? ", …" : ""
    return LoadingError(
      path: paths.joined(separator: " "),
      reason: "it holds \(list.count) programs; name the files of one: \(shown)\(rest)", action: .choose)
  }
}

/// A program with what names it on a command line.
public struct TitledProgram: Sendable {
  public let title: String
  /// What was loaded: with what it uses, the program's files.
  public let paths: [String]
  public let program: Program
}

extension SourceFile {
  fileprivate var declaresVocabulary: Bool { parse(self).tree.root.child(.vocabulary) != nil }
}

extension Program {
  /// The same, though something of it could not be read.
  fileprivate func missing(_ failures: [LoadingError]) -> Program {
    Program(files: files, findings: findings, isComplete: failures.isEmpty)
  }
}
