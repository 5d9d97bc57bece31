/// Why a command has no result: its policy does not compile, say. People have been told.
struct NoResult: Error {
  let message: String
  /// The files that it is about.
  var files: [String] = []
}
