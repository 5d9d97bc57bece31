import BailiwickModel

/// What a request says to conditions.
extension SlotDecider {
  /// What a request says to the rest of what a rule needs.
  @inline(__always)
  func answer(ofRest rest: UnsafePointer<CodedRest>) -> Answer {
    if rest.pointee.kind == .node { return answer(rest.pointee.code) }
    let index = index(of: rest.pointee.slot, of: rest.pointee.subject)
    let slot = slots + index
    if slot.pointee.form == .unknown { return unknown(index) }
    switch rest.pointee.kind {
    case .interval, .choice: return rest.pointee.holds(slot.pointee.number) ? .yes : .no
    case .text: return answerText(rest.pointee.code, slot.pointee, index)
    case .node: return .no
    }
  }

  /// Where a subject's slot is among all; one of no subject, -1, counts from the first.
  @inline(__always)
  func index(of slot: Int32, of subject: Int32) -> Int {
    (subject < 0 ? 0 : Int(bases[Int(subject)])) &+ Int(slot)
  }

  func answer(_ number: Int32) -> Answer {
    if number == RuleCode.always { return .yes }
    let node = nodes[Int(number)]
    switch node.kind {
    case .test: return answer(tests[Int(node.first)])
    case .not:
      var answer = answer(node.first)
      answer.truth = Kleene.not(answer.truth)
      return answer
    case .all:
      var result = Answer.yes
      for index in Int(node.first)..<Int(node.first &+ node.count) {
        let answer = answer(parts[index])
        if answer.truth == Kleene.no { return .no }
        result.truth = min(result.truth, answer.truth)
        result.missing |= answer.missing
      }
      return result
    case .any:
      var result = Answer.no
      for index in Int(node.first)..<Int(node.first &+ node.count) {
        let answer = answer(parts[index])
        if answer.truth == Kleene.yes { return .yes }
        result.truth = max(result.truth, answer.truth)
        result.missing |= answer.missing
      }
      return result
    case .activity: return node.first == activity ? .yes : .no
    case .orders:
      var result = Answer.no
      for index in Int(node.first)..<Int(node.first &+ node.count) {
        let answer = answer(ofOrder: code.orderLists.start[index])
        if answer.truth == Kleene.yes { return .yes }
        result.truth = max(result.truth, answer.truth)
        result.missing |= answer.missing
      }
      return result
    }
  }

  func answer(ofOrder number: Int32) -> Answer {
    switch orderStatements[Int(number)] {
    case .isInForce: return .yes
    case .isNotInForce: return .no
    case .none: break
    }
    let order = code.orders.start[Int(number)]
    guard order.isNamed else { return .yes }
    let time = slots[SlotPlan.timeSlot]
    guard time.form == .time else { return unknown(SlotPlan.timeSlot) }
    return order.start <= time.number && time.number < order.end ? .yes : .no
  }

  // MARK: Tests

  @inline(__always)
  private func answer(_ test: CodedTest) -> Answer {
    if test.operation == .given { return test.subject == 0 || isGiven[Int(test.subject)] ? .yes : .no }
    let number = index(of: test.slot, of: test.subject)
    let slot = slots[number]
    switch test.operation {
    case .known: return slot.form == .unknown ? .no : .yes
    case .tagged: return answerTagged(test, slot, number)
    case .possiblyInside:
      return slot.form == .place && places.truth(ofPlace: slot.code, in: test.code) == Kleene.no ? .no : .yes
    case .inside, .number, .choice, .flag, .text, .before, .from, .after, .given: break
    }
    if slot.form == .unknown { return unknown(number) }
    switch test.operation {
    case .inside:
      let truth = places.truth(ofPlace: slot.code, in: test.code)
      return truth == Kleene.unknown ? unknown(number) : Answer(truth: truth)
    case .number: return test.lower <= slot.number && slot.number <= test.upper ? .yes : .no
    case .choice: return test.lower &>> slot.number & 1 == 1 ? .yes : .no
    case .flag: return slot.number == 1 ? .yes : .no
    case .text: return answerText(test.code, slot, number)
    case .before: return isBefore(slot, test) ? .yes : .no
    case .from: return isBefore(slot, test) ? .no : .yes
    case .after: return isAfter(slot, test) ? .yes : .no
    case .known, .tagged, .possiblyInside, .given: return .no
    }
  }

  /// Unknown for want of the fact of a slot.
  @inline(__always)
  func unknown(_ slot: Int) -> Answer {
    Answer(truth: Kleene.unknown, missing: 1 &<< UInt64(ranks[slot]))
  }

  private func isBefore(_ time: RequestSlots.Slot, _ test: CodedTest) -> Bool {
    time.number == test.lower ? time.code < test.code : time.number < test.lower
  }

  private func isAfter(_ time: RequestSlots.Slot, _ test: CodedTest) -> Bool {
    time.number == test.lower ? time.code > test.code : time.number > test.lower
  }

  private func answerTagged(_ test: CodedTest, _ slot: RequestSlots.Slot, _ number: Int) -> Answer {
    var given = Answer.no
    if slot.form != .tags {
      given = unknown(number)
    } else if number == tagsSlot {
      if tagStamps[Int(test.code)] == generation { return .yes }
    } else {
      for index in Int(slot.number)..<Int(slot.number) &+ Int(slot.code) where tags[index] == test.code { return .yes }
    }
    guard test.mark >= 0 else { return given }
    let marked = answer(ofMark: test.mark)
    if marked.truth == Kleene.yes { return marked }
    return Answer(truth: max(given.truth, marked.truth), missing: given.missing | marked.missing)
  }

  private func answer(ofMark mark: Int32) -> Answer {
    remember(markMemory + Int(mark)) { answer(code.marks.start[Int(mark)]) }
  }

  private func answerText(_ test: Int32, _ slot: RequestSlots.Slot, _ number: Int) -> Answer {
    if !texts.needs(test).isSubset(of: marks(slot, number)) { return .no }
    return remember(textMemory + Int(test)) {
      guard let text = UnsafePointer<UInt8>(bitPattern: Int(slot.number)) else { return .no }
      switch texts.holds(test, of: text, count: Int(slot.code), matching) {
      case true?: return .yes
      case false?: return .no
      case nil: return Answer(truth: Kleene.unknown, missing: 1 << UInt64(RuleCode.limitBit))
      }
    }
  }

  /// The marks of a slot's text, made once a request.
  @inline(__always)
  private func marks(_ slot: RequestSlots.Slot, _ number: Int) -> TextMarks {
    let memory = textMarks + number
    if memory.pointee.generation == generation { return memory.pointee.marks }
    let text = UnsafePointer<UInt8>(bitPattern: Int(slot.number))
    let marks = TextMarks(of: UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(slot.code)))
    memory.pointee = RememberedMarks(generation: generation, marks: marks)
    return marks
  }

  /// An answer that is asked for once a request.
  @inline(__always)
  func remember(_ memory: UnsafeMutablePointer<Remembered>, _ ask: () -> Answer) -> Answer {
    if memory.pointee.generation == generation { return memory.pointee.answer }
    let answer = ask()
    memory.pointee = Remembered(generation: generation, answer: answer)
    return answer
  }
}
