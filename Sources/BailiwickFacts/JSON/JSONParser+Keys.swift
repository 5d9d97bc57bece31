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
    var key = object + 1
    while key < nodes.count {
      var other = object + 1
      while other < key {
        if isSame(key, other, in: tree) { return key }
        other = Int(nodes[other + 1].next)
      }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  private func firstSeen(in object: Int, of tree: JSONTree) -> Int? {
    var seen: Set<[UInt8]> = []
    var key = object + 1
    while key < nodes.count {
      if !seen.insert(tree.characters(key)).inserted { return key }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  private func isSame(_ left: Int, _ right: Int, in tree: JSONTree) -> Bool {
    if nodes[left].kind == .string, nodes[right].kind == .string {
      let length = nodes[left].end - nodes[left].start
      guard length == nodes[right].end - nodes[right].start else { return false }
      let (start, other) = (Int(nodes[left].start), Int(nodes[right].start))
      for index in 0..<Int(length) where bytes[start + index] != bytes[other + index] { return false }
      return true
    }
    return tree.characters(left) == tree.characters(right)
  }
}
