extension JSONTree {
  /// How deep objects and arrays may be nested.
  package static let depthLimit = 64

  /// How many bytes one text may have: 16 MiB.
  package static let lengthLimit = 16 << 20

  /// Reads a JSON text that is one value, with space around it.
  ///
  /// Everything is checked: UTF-8, escapes, numbers, structure, and that no object has a key twice.
  package init(reading bytes: [UInt8]) throws(JSONError) {
    guard bytes.count <= Self.lengthLimit else {
      throw JSONError(offset: Self.lengthLimit, path: "", problem: .tooLong(limit: Self.lengthLimit))
    }
    var parser = JSONParser(bytes, depthLimit: Self.depthLimit)
    try parser.parse()
    self.init(bytes: bytes, nodes: parser.nodes)
  }
}
