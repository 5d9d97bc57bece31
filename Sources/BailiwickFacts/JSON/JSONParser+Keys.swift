extension JSONParser {
  /// A key of a complete object that is there before, however either is spelt.
  ///
  /// Few keys are compared each with each; many go through a set, so that no object takes long.
  func duplicateKey(in object: Int, count: Int) -> Int? {
    guard count > 1 else { return nil }
    let tree = JSONTree(bytes: bytes, nodes: nodes)
    return count <= 16 ? firstRepeated(in: object, of: tree) : firstSeen(in: object, of: tree)
  }

  private func firstRepeated(in object: Int, of tree: JSONTree) -> Int? {
    var key = nodes.successor(object)
    while key < nodes.end {
      var other = nodes.successor(object)
      while other < key {
        if tree.isSame(key, other) { return key }
        other = nodes.next(other + 1)
      }
      key = nodes.next(key + 1)
    }
    return nil
  }

  private func firstSeen(in object: Int, of tree: JSONTree) -> Int? {
    var seen: Set<[UInt8]> = []
    var key = nodes.successor(object)
    while key < nodes.end {
      if !seen.insert(tree.characters(key)).inserted { return key }
      key = nodes.next(key + 1)
    }
    return nil
  }
}
