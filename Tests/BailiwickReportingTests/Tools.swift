import FoundationEssentials
import Glibc

/// A new folder that is removed after use.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "bailiwick-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The status with which the shell ends a command, started in a folder.
func shell(_ command: String, in folder: URL) -> Int32 {
  system("cd '\(folder.path)' && \(command)")
}

let hasPython = system("command -v python3 >/dev/null") == 0
let hasGit = system("command -v git >/dev/null") == 0

/// Whether Python's standard library, which shares nothing with us, can read a text.
func pythonAccepts(_ text: String, _ program: String) throws -> Bool {
  try withTemporaryFolder { folder in
    try text.write(to: folder.appending(path: "text"), atomically: true, encoding: .utf8)
    try program.write(to: folder.appending(path: "program.py"), atomically: true, encoding: .utf8)
    return shell("python3 program.py < text", in: folder) == 0
  }
}
