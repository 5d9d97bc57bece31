import Glibc

/// Takes a file that is being written away again when a signal ends the program before it is whole.
enum UnfinishedFile {
  /// Read by the handler, which may run at any moment.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?
  private static let endings = [SIGINT, SIGTERM, SIGHUP]

  /// - Parameter body: makes the file, and renames it or takes it away.
  static func guarding(_ path: String, _ body: () throws(LoadingError) -> Void) throws(LoadingError) {
    Self.path = strdup(path)
    let former = endings.filter { !isIgnored($0) }.map { ending in
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        if let path = UnfinishedFile.path { unlink(path) }
        // Then it ends as it would have ended.
        signal(number, SIG_DFL)
        raise(number)
      }
      var former = sigaction()
      sigaction(ending, &action, &former)
      return (ending, former)
    }
    defer {
      for (ending, var action) in former { sigaction(ending, &action, nil) }
      free(Self.path)
      Self.path = nil
    }
    try body()
  }

  /// Whether a signal is to end nothing, as an interrupt does not end what runs in the background.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
