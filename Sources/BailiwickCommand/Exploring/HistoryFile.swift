import Bailiwick
import Glibc

/// Where what was entered is kept from one session to the next.
enum HistoryFile {
  /// `$XDG_STATE_HOME/bailiwick/history`, its directory made; `nil` where nothing can be kept.
  static func prepare() -> String? {
    let state = variable("XDG_STATE_HOME") ?? variable("HOME").map { $0 + "/.local/state" }
    guard let state, state.hasPrefix("/") else { return nil }
    let directory = state + "/bailiwick"
    var made = ""
    for part in directory.split(separator: "/") {
      made += "/" + part
      // Nobody else need know what was asked.
      mkdir(made, 0o700)
    }
    return FileSystem.isDirectory(directory) ? directory + "/history" : nil
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
