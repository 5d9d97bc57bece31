import BailiwickModel

/// Values, each from its first byte. Returns the byte after it, or `nil` for what is left to the reader of trees.
extension SlotReader {
  @inline(__always)
  func read(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    switch action.kind {
    case .text, .identity: return readText(action, start, request)
    case .place: return readPlace(action, start, request)
    case .tags: return readTags(action, start, request)
    case .number: return readNumber(action, start, request)
    case .time: return readTime(action, start, request)
    case .choice: return readChoice(action, start, request)
    case .activity:
      return readWord(words[0], start).map { word, end in
        request.state.pointee.activity = word
        return end
      }
    case .flag: return readFlag(action, start, request)
    case .object:
      if action.subject >= 0 {
        request.isGiven[Int(action.subject)] = true
        ids[Int(action.subject)] = nil
      }
      if action.slot >= 0 { request.slots[Int(action.slot)].form = .present }
      return start
    case .ignored: return LineScanning.valueEnd(start, depth: Int(action.other))
    case .people:
      if action.slot >= 0 { request.slots[Int(action.slot)].form = .present }
      isSomebodyNameless = false
      people = start
      return readPeople(start, request) { _ in false }
    case .unusual, .null, .end: return nil
    }
  }

  @inline(__always)
  private func readText(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    var isEscaped = false
    guard let end = LineScanning.stringEnd(start + 1, &isEscaped) else { return nil }
    if action.kind == .identity {
      if isEscaped { return nil }
      ids[Int(action.subject)] = Identity(start: start + 1, count: end - start - 1)
    }
    if action.slot >= 0 {
      if isEscaped {
        guard let text = EscapedText(start + 1, end - start - 1) else { return nil }
        request.slots[Int(action.slot)] = text.withBytes { request.append(text: $0) }
      } else {
        request.slots[Int(action.slot)] = RequestSlots.Slot(
          .text, code: Int32(truncatingIfNeeded: end - start - 1), number: Int64(Int(bitPattern: start + 1)))
      }
    }
    return end + 1
  }

  @inline(__always)
  private func readPlace(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return nil }
    var atom = codes.atom(ofReadable: start + 1, count: end - start - 1)
    if atom < 0 {
      guard let alias = PlaceCodes.alias(start + 1, count: end - start - 1) else { return nil }
      atom = alias
    }
    if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.place, code: atom) }
    return end + 1
  }

  @inline(__always)
  private func readTags(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "[") else { return nil }
    let first = request.state.pointee.tagCount
    var position = LineScanning.skipBlank(start + 1)
    if position.pointee != UInt8(ascii: "]") {
      while true {
        guard position.pointee == UInt8(ascii: "\"") else { return nil }
        let end = LineScanning.firstSpecial(position + 1)
        if end.pointee == UInt8(ascii: "\"") {
          if action.slot >= 0 { request.append(tag: tags.number(ofReadable: position + 1, count: end - position - 1)) }
          position = end + 1
        } else {
          guard let next = readUnusualTag(action, position, request) else { return nil }
          position = next
        }
        if LineScanning.isCommaAndQuote(position) {
          position += 1
          continue
        }
        position = LineScanning.skipBlank(position)
        if position.pointee == UInt8(ascii: "]") { break }
        guard position.pointee == UInt8(ascii: ",") else { return nil }
        position = LineScanning.skipBlank(position + 1)
      }
    }
    if action.slot >= 0 {
      request.slots[Int(action.slot)] = RequestSlots.Slot(
        .tags, code: Int32(truncatingIfNeeded: request.state.pointee.tagCount - first), number: Int64(first))
    }
    return position + 1
  }

  /// A tag with escapes, or beyond ASCII.
  @inline(never)
  private func readUnusualTag(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    var isEscaped = false
    guard let end = LineScanning.stringEnd(start + 1, &isEscaped) else { return nil }
    if action.slot >= 0 {
      if isEscaped {
        guard let text = EscapedText(start + 1, end - start - 1) else { return nil }
        request.append(tag: text.withBytes { $0.baseAddress.map { tags.number(of: $0, count: text.count) } ?? -1 })
      } else {
        request.append(tag: tags.number(ofReadable: start + 1, count: end - start - 1))
      }
    }
    return end + 1
  }

  /// A whole number of at most eighteen digits, without fraction and exponent.
  @inline(__always)
  private func readNumber(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    let isNegative = start.pointee == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    guard let (value, count) = LineScanning.shortNumber(first) ?? LineScanning.longNumber(first),
      first.pointee != UInt8(ascii: "0") || count == 1
    else { return nil }
    if action.slot >= 0 {
      request.slots[Int(action.slot)] = RequestSlots.Slot(.number, number: isNegative ? -value : value)
    }
    return first + count
  }

  @inline(__always)
  private func readTime(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return nil }
    if end - start == 21, let seconds = InstantScanning.seconds(start + 1) {
      if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.time, number: seconds) }
      return end + 1
    }
    let text = String(decoding: UnsafeBufferPointer(start: start + 1, count: end - start - 1), as: UTF8.self)
    guard let instant = Instant(text) else { return nil }
    if action.slot >= 0 {
      request.slots[Int(action.slot)] = RequestSlots.Slot(.time, code: instant.nanoseconds, number: instant.seconds)
    }
    return end + 1
  }

  @inline(__always)
  private func readChoice(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard let (word, end) = readWord(words[Int(action.other)], start) else { return nil }
    if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.number, number: Int64(word)) }
    return end
  }

  @inline(__always)
  private func readWord(_ words: WordTable.View, _ start: Position) -> (word: Int32, end: Position)? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return nil }
    let word = words.number(ofReadable: start + 1, count: end - start - 1)
    return word < 0 ? nil : (word, end + 1)
  }

  private func readFlag(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee != UInt8(ascii: "n"), let end = LineScanning.wordEnd(start) else { return nil }
    if action.slot >= 0 {
      request.slots[Int(action.slot)] = RequestSlots.Slot(.number, number: start.pointee == UInt8(ascii: "t") ? 1 : 0)
    }
    return end
  }
}
