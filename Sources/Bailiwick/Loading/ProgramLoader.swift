import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Reads the files named, directories standing for their `.bwk` files, each after what it uses.
///
/// The program's root is the working directory when everything named lies in it, else the deepest
/// directory that holds everything named; a `use` that leads out of it is a finding.
public struct ProgramLoader {
  private let standardInputName: String
  private var files: [SourceFile] = []
  private var findings: [Finding] = []
  private var root = ""
  /// Files by their absolute paths: waiting for what they use, or read.
  private var isRead: [String: Bool] = [:]

  /// - Parameter standardInputName: what messages call the text of `-`.
  public init(standardInputName: String = "<stdin>") {
    self.standardInputName = standardInputName
  }

  /// - Parameter paths: files, directories, and `-` for standard input; none means `.`.
  public mutating func load(_ paths: [String]) throws(LoadingError) -> Program {
    let paths = paths.isEmpty ? ["."] : paths
    root = Self.root(of: paths)
    for path in paths {
      if path == "-" {
        try add(try FileSystem.read("-"), name: standardInputName, directory: FileSystem.workingDirectory)
      } else if FileSystem.isDirectory(path) {
        let policies = try FileSystem.policies(below: path)
        guard !policies.isEmpty else { throw LoadingError(path: path, reason: "there are no .bwk files in it") }
        for file in policies { try add(file) }
      } else {
        try add(path)
      }
    }
    return Program(files: files, findings: findings)
  }

  private static func root(of paths: [String]) -> String {
    let working = FileSystem.workingDirectory
    let directories = paths.filter { $0 != "-" }.map { path in
      FileSystem.isDirectory(path) ? FileSystem.absolute(path) : FileSystem.directory(of: FileSystem.absolute(path))
    }
    if directories.allSatisfy({ isBelow($0, working) }) { return working }
    return directories.reduce(directories[0]) { common, next in
      var common = common
      while !isBelow(next, common) { common = FileSystem.directory(of: common) }
      return common
    }
  }

  /// A path without `.` and `..`, so that a file which is not there has a place too.
  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func isBelow(_ path: String, _ directory: String) -> Bool {
    path == directory || directory == "/" || path.hasPrefix(directory + "/")
  }

  // MARK: Files and what they use

  private mutating func add(_ path: String) throws(LoadingError) {
    let absolute = FileSystem.absolute(path)
    guard isRead[absolute] == nil else { return }
    let bytes = try FileSystem.read(path)
    isRead[absolute] = false
    try add(bytes, name: path, directory: FileSystem.directory(of: absolute))
    isRead[absolute] = true
  }

  /// Adds a text after the files that it uses. Its number is known only then, so what it uses is
  /// looked up in a first reading.
  private mutating func add(_ bytes: [UInt8], name: String, directory: String) throws(LoadingError) {
    let uses = mayUse(bytes) ? parse(SourceFile(name: name, bytes: bytes)).tree.root.children(.use) : []
    var problems: [(range: SourceRange, message: String)] = []
    for use in uses {
      guard let leaf = use.leaf(.string) else { continue }
      if let message = follow(leaf.value, from: name, in: directory) { problems.append((leaf.range, message)) }
    }
    let id = FileID(files.count)
    files.append(SourceFile(id: id, name: name, bytes: bytes))
    for (range, message) in problems {
      findings.append(
        Finding(.badUse, message, at: SourceRange(file: id, start: range.start, end: range.end)))
    }
  }

  /// Reads a used file; says what is wrong when that cannot be done.
  private mutating func follow(_ path: String, from name: String, in directory: String) -> String? {
    let absolute = FileSystem.absolute(Self.plain(path.hasPrefix("/") ? path : "\(directory)/\(path)"))
    guard Self.isBelow(absolute, root) else { return "`\(path)` lies outside the program's directory" }
    switch isRead[absolute] {
    case true: return nil
    case false: return "the file is used by what it uses itself"
    default: break
    }
    do throws(LoadingError) {
      let shown =
        absolute.hasPrefix(root + "/") && root == FileSystem.workingDirectory
        ? String(absolute.dropFirst(root.count + 1)) : absolute
      try add(shown)
      return nil
    } catch {
      return "`\(path)` cannot be read: \(error.reason)"
    }
  }
}

/// Whether the keyword may stand anywhere in a text: its letters do, and none of ASCII beside them.
private func mayUse(_ bytes: [UInt8]) -> Bool {
  var rest = bytes[...]
  while let index = rest.firstIndex(of: UInt8(ascii: "u")) {
    rest = bytes[(index + 1)...]
    if rest.starts(with: "se".utf8), !bytes[..<index].suffix(1).contains(where: isWordByte),
      !rest.dropFirst(2).prefix(1).contains(where: isWordByte)
    {
      return true
    }
  }
  return false
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}
