import BailiwickModel

/// Values, each from its first byte. Returns the byte after it, or `nil` for what is left to the reader of trees.
extension SlotReader {
  func read(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    read(action.kind, action, start, request)
  }

  /// - Parameter action: looked at only as far as a value of its kind needs it.
  @inline(__always)
  func read(
    _ kind: ValueAction.Kind, _ action: @autoclosure () -> ValueAction, _ start: Position, _ request: RequestSlots
  ) -> Position? {
    switch kind {
    case .text: return readText(action(), start, request)
    case .identity: return readIdentity(action(), start, request)
    case .place: return readPlace(action(), start, request)
    case .tags: return readTags(action(), start, request)
    case .number: return readNumber(action(), start, request)
    case .time: return readTime(action(), start, request)
    case .choice: return readChoice(action(), start, request)
    case .activity:
      return readWord(words[0], start).map { word, end in
        request.state.pointee.activity = word
        return end
      }
    case .flag: return readFlag(action(), start, request)
    case .object: return readObject(action(), start, request)
    case .ignored: return LineScanning.valueEnd(start, depth: Int(action().other))
    case .people: return readPeople(action(), start, request)
    case .more: return start
    case .end: return start.pointee == UInt8(ascii: "\n") ? start : nil
    case .unusual, .null: return nil
    }
  }

  /// What is in an object is read after it.
  @inline(__always)
  private func readObject(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    if action.subject >= 0 {
      request.isGiven[Int(action.subject)] = true
      if action.subject > 0 { isRoleGiven = true }
      ids[Int(action.subject)] = nil
    }
    if action.slot >= 0 { request.slots[Int(action.slot)].form = .present }
    return start
  }

  @inline(never)
  private func readPeople(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    if action.slot >= 0 { request.slots[Int(action.slot)].form = .present }
    isSomebodyNameless = false
    people = start
    return readPeople(start, request) { _ in false }
  }

  @inline(__always)
  private func readText(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return readUnusualText(action, start, end, request) }
    keep(action, start + 1, count: end - start &- 1, request)
    return end + 1
  }

  @inline(__always)
  private func keep(_ action: ValueAction, _ text: Position, count: Int, _ request: RequestSlots) {
    guard action.slot >= 0 else { return }
    request.slots[Int(action.slot)] = RequestSlots.Slot(
      .text, code: Int32(truncatingIfNeeded: count), number: Int64(Int(bitPattern: text)))
  }

  /// A text with escapes, or beyond ASCII.
  @inline(never)
  private func readUnusualText(
    _ action: ValueAction, _ start: Position, _ special: Position, _ request: RequestSlots
  ) -> Position? {
    var isEscaped = false
    guard let end = LineScanning.stringEnd(from: special, &isEscaped) else { return nil }
    if isEscaped, action.slot >= 0 {
      guard let text = EscapedText(start + 1, end - start - 1) else { return nil }
      request.slots[Int(action.slot)] = text.withBytes { request.append(text: $0) }
    } else {
      keep(action, start + 1, count: end - start - 1, request)
    }
    return end + 1
  }

  @inline(__always)
  private func readIdentity(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    var end = LineScanning.firstSpecial(start + 1)
    if end.pointee != UInt8(ascii: "\"") {
      var isEscaped = false
      guard let last = LineScanning.stringEnd(from: end, &isEscaped), !isEscaped else { return nil }
      end = last
    }
    let count = end - start &- 1
    ids[Int(action.subject)] = Identity(start: start + 1, count: count)
    keep(action, start + 1, count: count, request)
    return end + 1
  }

  @inline(__always)
  private func readPlace(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "\"") else { return nil }
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return nil }
    guard let whereabouts = codes.whereabouts(ofReadable: start + 1, count: end - start &- 1) else {
      return readAlias(action, start, end, request)
    }
    if action.slot >= 0, action.slot < mentionBase {
      request.slots[Int(action.slot)] = RequestSlots.Slot(
        .place, code: Int32(truncatingIfNeeded: whereabouts.place), number: Int64(bitPattern: whereabouts.code))
      return end + 1
    }
    let atom = codes.atom(at: whereabouts)
    guard atom >= 0 else { return readAlias(action, start, end, request) }
    if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.place, code: atom) }
    return end + 1
  }

  /// A code that is no place's own.
  @inline(never)
  private func readAlias(
    _ action: ValueAction, _ start: Position, _ end: Position, _ request: RequestSlots
  ) -> Position? {
    guard let atom = PlaceCodes.alias(start + 1, count: end - start - 1) else { return nil }
    if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.place, code: atom) }
    return end + 1
  }

  @inline(__always)
  private func readTags(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    guard start.pointee == UInt8(ascii: "[") else { return nil }
    var reading = TagReading(first: request.state.pointee.wordCount)
    var position = LineScanning.skipBlank(start + 1)
    if position.pointee != UInt8(ascii: "]") {
      guard position.pointee == UInt8(ascii: "\"") else { return nil }
      while true {
        let end = LineScanning.firstSpecial(position + 1)
        if end.pointee == UInt8(ascii: "\"") {
          if action.slot >= 0 { append(tag: position + 1, count: end - position &- 1, request, &reading) }
          position = end + 1
        } else {
          guard let next = readUnusualTag(action, position, request, &reading) else { return nil }
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
        guard position.pointee == UInt8(ascii: "\"") else { return nil }
      }
    }
    if reading.firstNumbered >= 0 {
      numberWords(from: reading.first, request)
      let count = request.state.pointee.tagCount - reading.firstNumbered
      request.slots[Int(action.slot)] = RequestSlots.Slot(
        .tags, code: Int32(count), number: Int64(~reading.firstNumbered))
    } else if action.slot >= 0 {
      request.slots[Int(action.slot)] = RequestSlots.Slot(
        .tags, code: Int32(truncatingIfNeeded: request.state.pointee.wordCount &- reading.first),
        number: Int64(reading.first))
    }
    return position + 1
  }

  /// The reading of one slot's tags.
  private struct TagReading {
    /// Its first word among those that have no number yet.
    let first: Int
    /// Its first tag of those that had to have theirs before the list was read; -1 of none.
    var firstNumbered = -1
  }

  /// How many tags of a slot wait for their numbers, so that millions take no more room than their numbers do.
  private static let waitingLimit = 64

  /// Makes room for one more word.
  @inline(never)
  private func makeRoom(_ request: RequestSlots, _ reading: inout TagReading) {
    guard request.state.pointee.wordCount - reading.first >= Self.waitingLimit else { return request.growWords() }
    if reading.firstNumbered < 0 { reading.firstNumbered = request.state.pointee.tagCount }
    numberWords(from: reading.first, request)
  }

  /// Gives the last words their numbers at once. A slot of such tags says so by the complement of where they begin.
  @inline(never)
  private func numberWords(from first: Int, _ request: RequestSlots) {
    for index in first..<request.state.pointee.wordCount {
      request.append(tag: number(of: request.state.pointee.words[index]))
    }
    request.state.pointee.wordCount = first
  }

  @inline(__always)
  private func number(of word: RequestSlots.Word) -> Int32 {
    word.count < 0 ? word.place : tags.number(at: word.place, ofReadable: word.start, count: Int(word.count))
  }

  /// A tag with escapes, or beyond ASCII.
  @inline(never)
  private func readUnusualTag(
    _ action: ValueAction, _ start: Position, _ request: RequestSlots, _ reading: inout TagReading
  ) -> Position? {
    var isEscaped = false
    guard let end = LineScanning.stringEnd(start + 1, &isEscaped) else { return nil }
    if action.slot >= 0 {
      if isEscaped {
        guard let text = EscapedText(start + 1, end - start - 1) else { return nil }
        let number = text.withBytes { $0.baseAddress.map { tags.number(of: $0, count: text.count) } ?? -1 }
        if request.hasNoRoomForWord { makeRoom(request, &reading) }
        request.append(RequestSlots.Word(start, count: -1, place: number))
      } else {
        append(tag: start + 1, count: end - start - 1, request, &reading)
      }
    }
    return end + 1
  }

  /// Keeps a tag until it gets its number. Nothing is kept of most that no rule names, which no processor foresees.
  @inline(__always)
  private func append(tag start: Position, count: Int, _ request: RequestSlots, _ reading: inout TagReading) {
    let place = tags.place(ofReadable: start, count: count)
    if request.hasNoRoomForWord { makeRoom(request, &reading) }
    request.append(
      RequestSlots.Word(start, count: Int32(truncatingIfNeeded: count), place: place), unless: place == tags.nowhere)
  }

  /// Gives the tags that a request has been read with their numbers. Those that no rule names have none.
  @inline(__always)
  func numberTags(_ request: RequestSlots) {
    for slot in tagSlots where request.slots[Int(slot)].form == .tags {
      let words = request.slots[Int(slot)]
      if words.number < 0 {
        request.slots[Int(slot)].number = ~words.number
        continue
      }
      let first = request.state.pointee.tagCount
      for index in Int(words.number)..<Int(words.number) &+ Int(words.code) {
        request.append(tag: number(of: request.state.pointee.words[index]))
      }
      request.slots[Int(slot)] = RequestSlots.Slot(
        .tags, code: Int32(truncatingIfNeeded: request.state.pointee.tagCount &- first), number: Int64(first))
    }
  }

  /// Puts the places in whose codes have been read. Fails when one is no place.
  @inline(__always)
  func findPlaces(_ request: RequestSlots) -> Bool {
    for number in placeSlots where request.slots[Int(number)].form == .place {
      let slot = request.slots[Int(number)]
      guard slot.number != 0 else { continue }
      let code = UInt64(bitPattern: slot.number)
      var atom = codes.atom(at: PlaceCodes.View.Whereabouts(place: Int(slot.code), code: code))
      if atom < 0 { atom = PlaceCodes.alias(code) ?? -1 }
      guard atom >= 0 else { return false }
      request.slots[Int(number)] = RequestSlots.Slot(.place, code: atom)
    }
    return true
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
    if start[21] == UInt8(ascii: "\""), let seconds = InstantScanning.seconds(start + 1, months) {
      if action.slot >= 0 { request.slots[Int(action.slot)] = RequestSlots.Slot(.time, number: seconds) }
      return start + 22
    }
    return readUnusualTime(action, start, request)
  }

  /// An instant in another form.
  @inline(never)
  private func readUnusualTime(_ action: ValueAction, _ start: Position, _ request: RequestSlots) -> Position? {
    let end = LineScanning.firstSpecial(start + 1)
    guard end.pointee == UInt8(ascii: "\"") else { return nil }
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
    let word = words.number(ofReadable: start + 1, count: end - start &- 1)
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
