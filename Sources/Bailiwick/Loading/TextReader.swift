import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Reads files, each once, so that who divides them into programs and who loads these see the same texts.
final class TextReader {
  struct Text: Sendable {
    let bytes: [UInt8]
    let uses: [Use]
  }

  /// A `use` in a text.
  struct Use: Sendable {
    /// As it is written, relative to the file.
    let path: String
    /// Where it is written.
    let offsets: Range<Int>
  }

  let paths: KnownPaths
  /// By absolute path.
  private var known: [String: Result<Text, LoadingError>] = [:]

  init(_ paths: KnownPaths) { self.paths = paths }

  func text(_ path: String) throws(LoadingError) -> Text {
    let absolute = paths.absolute(path)
    if let text = known[absolute] { return try text.get() }
    let text = Self.read(path)
    known[absolute] = text
    return try text.get()
  }

  /// Reads many files at once, on all cores. What is wrong with one is told to whoever asks for its text.
  func read(_ paths: [String]) {
    let unread = paths.filter { known[self.paths.absolute($0)] == nil }
    let texts = concurrentMap(unread, inPiecesOf: 8) { Self.read($0) }
    for (path, text) in zip(unread, texts) { known[self.paths.absolute(path)] = text }
  }

  private static func read(_ path: String) -> Result<Text, LoadingError> {
    Result { () throws(LoadingError) in
      let bytes = try FileSystem.read(path)
      return Text(bytes: bytes, uses: uses(in: bytes))
    }
  }

  static func uses(in bytes: [UInt8]) -> [Use] {
    guard mayUse(bytes) else { return [] }
    return parse(SourceFile(name: "", bytes: bytes)).tree.root.children(.use).compactMap { use in
      use.leaf(.string).map { Use(path: $0.value, offsets: $0.range.offsets) }
    }
  }
}

/// Whether the keyword may stand anywhere in a text: its letters do, and none of ASCII beside them.
private func mayUse(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { text in
    var start = 0
    while let index = ByteSearch.firstIndex(of: "use", in: text, from: start) {
      start = index + 3
      let isBegun = index > 0 && isWordByte(text[index - 1])
      if !isBegun, start == text.count || !isWordByte(text[start]) { return true }
    }
    return false
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}
