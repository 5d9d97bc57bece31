import BailiwickModel

/// Reading a line whose shape is new, noting what it looks like.
extension SlotReader {
  /// The reading of one line.
  struct Progress {
    let request: RequestSlots
    /// Where what has been noted ends.
    var noted: Position
    var position: Position
    /// Whether what the line looks like is noted.
    var isNoted = true
  }

  /// Returns where the line ends, if it is what it should be.
  func readAnyShape(_ line: Position, _ request: RequestSlots) -> Position? {
    var progress = Progress(request: request, noted: line, position: line)
    guard line.pointee == UInt8(ascii: "{") else { return nil }
    progress.position += 1
    guard readMembers(ReadingPlan.request, depth: 1, &progress) else { return nil }
    progress.position = LineScanning.skipBlank(progress.position)
    note(ValueAction(.end), &progress)
    return read(ValueAction(.end), progress.position, request)
  }

  /// Notes that a value begins.
  private func note(_ action: ValueAction, _ progress: inout Progress) {
    guard progress.isNoted else { return }
    while progress.position - progress.noted > LineShapes.longest {
      traces.append(
        LineShapes.Trace(literal: progress.noted, length: LineShapes.longest, action: ValueAction(.more)))
      progress.noted += LineShapes.longest
    }
    traces.append(
      LineShapes.Trace(literal: progress.noted, length: progress.position - progress.noted, action: action))
  }

  /// Reads the members of an object, from after its opening brace to after its closing one.
  func readMembers(_ object: Int, depth: Int, _ progress: inout Progress) -> Bool {
    guard reading.objects[object].memberCount <= UInt64.bitWidth else { return false }
    progress.position = LineScanning.skipBlank(progress.position)
    if progress.position.pointee == UInt8(ascii: "}") {
      progress.position += 1
      return true
    }
    var seen: UInt64 = 0
    var undeclared = SeenKeys()
    while true {
      guard let key = LineScanning.key(progress.position) else { return false }
      progress.position = key.value
      if let member = member(key.start, key.count, of: object) {
        let bit = UInt64(1) << UInt64(member)
        guard seen & bit == 0 else { return false }
        seen |= bit
        let action = reading.members[reading.objects[object].firstMember + member].action
        guard readValue(action, depth: depth, &progress) else { return false }
      } else {
        guard !isStrict, undeclared.insert(key.start, key.count) else { return false }
        guard readValue(ValueAction(.ignored, other: depth), depth: depth, &progress) else { return false }
      }
      progress.position = LineScanning.skipBlank(progress.position)
      switch progress.position.pointee {
      case UInt8(ascii: ","): progress.position = LineScanning.skipBlank(progress.position + 1)
      case UInt8(ascii: "}"):
        progress.position += 1
        return true
      default: return false
      }
    }
  }

  private func readValue(_ action: ValueAction, depth: Int, _ progress: inout Progress) -> Bool {
    let start = progress.position
    // That nothing is stated belongs to the shape.
    if action.kind != .ignored, start.pointee == UInt8(ascii: "n") {
      guard let end = LineScanning.wordEnd(start) else { return false }
      progress.position = end
      return true
    }
    if action.kind == .object {
      guard start.pointee == UInt8(ascii: "{") else { return false }
      progress.position += 1
      // An object of which nothing is asked but what is in it belongs to the shape.
      if action.subject >= 0 || action.slot >= 0 {
        note(action, &progress)
        guard read(action, progress.position, progress.request) != nil else { return false }
        progress.noted = progress.position
      }
      return readMembers(Int(action.other), depth: depth + 1, &progress)
    }
    note(action, &progress)
    guard let end = read(action, start, progress.request) else { return false }
    progress.position = end
    progress.noted = end
    return true
  }

  /// The number of a declared member by its key.
  private func member(_ key: Position, _ count: Int, of number: Int) -> Int? {
    let object = reading.objects[number]
    let word = UnsafeBufferPointer(start: key, count: count)
    return (0..<object.memberCount).first { member in
      reading.members[object.firstMember + member].key.bytes.elementsEqual(word)
    }
  }
}
