import BailiwickChecks

/// The programs that files of directories make.
///
///     every file that uses others and that none of them uses    a program, with what it uses
///     a file beside such files that none uses                   a program of its own
///     the files of all other folders                            a program together
///
/// Whoever writes `use` says which files belong together. Below a configuration that says `program = "folder"` the
/// files of each of the other folders are a program, and below one that says `program = "tree"` all files are one.
struct ProgramDivision {
  /// What is loaded as one program, in the order of the first of its files.
  private(set) var parts: [Part] = []

  struct Part {
    /// How it is named on a command line: a path, or those of a folder.
    let title: String
    var paths: [String]
    /// The directory of which it has the files; `nil` for a file with what it uses.
    let directory: String?
  }

  private let finder: ConfigurationFinder
  private let title: String
  /// By absolute path, which others a file uses.
  private var uses: [String: [String]] = [:]
  private var used: Set<String> = []
  /// The directories in which a file uses others or is used.
  private var linkedFolders: Set<String> = []
  /// The places in `parts` of those that have all files of a directory.
  private var partsByDirectory: [String: Int] = [:]

  /// - Parameters:
  ///   - files: each with its text, in the order of programs.
  ///   - title: what was named: the title of those that belong together for want of another word.
  init(
    _ files: [(path: String, text: TextReader.Text)], title: String, _ finder: ConfigurationFinder
  ) throws {
    self.finder = finder
    self.title = title
    let located = files.map { file in (path: file.path, absolute: finder.paths.absolute(file.path)) }
    for (file, (_, absolute)) in zip(files, located) {
      let directory = FileSystem.directory(of: absolute)
      uses[absolute] = file.text.uses.map { ProgramRoot.absolute($0.path, in: directory) }.filter { $0 != absolute }
    }
    used = Set(uses.values.joined())
    for (_, absolute) in located where !(uses[absolute] ?? []).isEmpty || used.contains(absolute) {
      linkedFolders.insert(FileSystem.directory(of: absolute))
    }
    var reached: Set<String> = []
    for (path, absolute) in located {
      if try add(path) { reached.insert(absolute) } else if !used.contains(absolute) { begin(path, absolute, &reached) }
    }
    // Files that only use each other are in no program yet.
    for (path, absolute) in located where !reached.contains(absolute) { begin(path, absolute, &reached) }
  }

  /// Adds a file to those with which it is one program, unless `use` says which those are.
  private mutating func add(_ path: String) throws -> Bool {
    let folder = FileSystem.folder(of: path)
    let absolute = finder.paths.absolute(folder)
    let (extent, tree) = try finder.extent(around: path)
    if let tree, extent == .tree {
      add(path, to: finder.paths.absolute(tree), FileSystem.shown(tree))
      return true
    }
    guard !linkedFolders.contains(absolute) else { return false }
    switch extent {
    case .use, .tree: add(path, to: "/", title)
    case .folder:
      add(path, to: absolute, folder == "." ? "*.bwk" : folder == "/" ? "/*.bwk" : "\(folder)/*.bwk")
    }
    return true
  }

  private mutating func add(_ path: String, to directory: String, _ title: String) {
    if let part = partsByDirectory[directory] {
      parts[part].paths.append(path)
    } else {
      partsByDirectory[directory] = parts.count
      parts.append(Part(title: title, paths: [path], directory: directory))
    }
  }

  /// Makes a file a program, with what it uses.
  private mutating func begin(_ path: String, _ absolute: String, _ reached: inout Set<String>) {
    guard !reached.contains(absolute) else { return }
    parts.append(Part(title: path, paths: [path], directory: nil))
    var open = [absolute]
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += uses[next] ?? [] }
    }
  }
}
