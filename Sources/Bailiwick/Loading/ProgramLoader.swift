import BailiwickModel
import BailiwickSource

/// Reads the files of one program, each after what it uses.
struct ProgramLoader {
  private let root: ProgramRoot
  private let reader: TextReader
  private let standardInputName: String
  private var files: [SourceFile] = []
  private var findings: [Finding] = []
  /// Files by their absolute paths: waiting for what they use, or read.
  private var isRead: [String: Bool] = [:]

  /// - Parameters:
  ///   - root: a `use` that leads out of it is a finding.
  ///   - standardInputName: what messages call the text of `-`.
  init(root: ProgramRoot, reader: TextReader, standardInputName: String) {
    self.root = root
    self.reader = reader
    self.standardInputName = standardInputName
  }

  /// - Parameter paths: files, and `-` for standard input.
  mutating func load(_ paths: [String]) throws(LoadingError) -> Program {
    for path in paths {
      if path == "-" {
        let bytes = try FileSystem.read("-")
        let text = TextReader.Text(bytes: bytes, uses: TextReader.uses(in: bytes))
        add(text, name: standardInputName, directory: FileSystem.workingDirectory)
      } else {
        try add(path)
      }
    }
    return Program(files: files, findings: findings)
  }

  private mutating func add(_ path: String) throws(LoadingError) {
    let absolute = reader.paths.absolute(path)
    guard isRead[absolute] == nil else { return }
    let text = try reader.text(path)
    isRead[absolute] = false
    add(text, name: path, directory: FileSystem.directory(of: absolute))
    isRead[absolute] = true
  }

  /// Adds a text after the files that it uses. Its number is known only then.
  private mutating func add(_ text: TextReader.Text, name: String, directory: String) {
    let problems = text.uses.compactMap { use in follow(use.path, in: directory).map { (use.offsets, $0) } }
    let id = FileID(files.count)
    files.append(SourceFile(id: id, name: name, bytes: text.bytes))
    for (offsets, message) in problems {
      let range = SourceRange(file: id, start: offsets.lowerBound, end: offsets.upperBound)
      findings.append(Finding(.badUse, message, at: range))
    }
  }

  /// Reads a used file; says what is wrong when that cannot be done.
  private mutating func follow(_ path: String, in directory: String) -> String? {
    let absolute = ProgramRoot.absolute(path, in: directory)
    guard root.holds(absolute) else { return "`\(path)` lies outside the program's directory" }
    switch isRead[absolute] {
    case true: return nil
    case false: return "the file is used by what it uses itself"
    default: break
    }
    do throws(LoadingError) {
      try add(root.shown(absolute))
      return nil
    } catch {
      return "`\(path)` cannot be read: \(error.reason)"
    }
  }
}
