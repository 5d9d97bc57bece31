import BailiwickModel
import BailiwickPlaces

/// Reads requests of one line straight into slots, and nothing that no rule asks about; but all is checked as
/// `FactsReader` checks it.
///
/// It reads lines that are what they should be. Of any other, and of what takes more than slots (several candidates
/// for a place, orders), it says nothing, and `FactsReader` reads them.
public final class SlotReader {
  let plan: SlotPlan
  let reading: ReadingPlan
  let isStrict: Bool
  @exclusivity(unchecked) var shapes = LineShapes()
  /// What the line that is being read looks like.
  var traces: [LineShapes.Trace] = []
  /// Where the list of the thing's people begins, and whether somebody in it has no `id`.
  @exclusivity(unchecked) var people: UnsafePointer<UInt8>?
  @exclusivity(unchecked) var isSomebodyNameless = false
  /// Whether anybody but the participant is given by a role.
  @exclusivity(unchecked) var isRoleGiven = false
  let months = MonthMemory()
  /// By subject, and at last of one of the people: the `id`, if it has been read.
  let ids: UnsafeMutablePointer<Identity?>
  let codes = PlaceCodes.standard.view
  let tags: WordTable.View
  /// By number among the plan's: the words of a choice.
  let words: UnsafeMutablePointer<WordTable.View>
  let subjectCount: Int
  /// Where there may be tags, and places, but for those of one of the people.
  let tagSlots: UnsafeMutableBufferPointer<Int32>
  let placeSlots: UnsafeMutableBufferPointer<Int32>
  let mentionBase: Int32

  struct Identity {
    let start: UnsafePointer<UInt8>
    let count: Int
  }

  typealias Position = UnsafePointer<UInt8>

  /// - Parameter reader: reads what this leaves.
  public init(_ plan: SlotPlan, like reader: FactsReader) {
    self.plan = plan
    reading = ReadingPlan(reader.shape, plan)
    isStrict = reader.isStrict
    subjectCount = plan.subjectCount
    ids = .allocate(capacity: subjectCount + 1)
    ids.initialize(repeating: nil, count: subjectCount + 1)
    tags = plan.tags.view
    words = .allocate(capacity: reading.words.count)
    mentionBase = Int32(plan.mentionBase)
    tagSlots = Self.numbers(reading.tagSlots.filter { $0 < plan.mentionBase })
    placeSlots = Self.numbers(reading.placeSlots.filter { $0 < plan.mentionBase })
    for (number, table) in reading.words.enumerated() { (words + number).initialize(to: table.view) }
  }

  private static func numbers(_ slots: [Int]) -> UnsafeMutableBufferPointer<Int32> {
    let numbers = UnsafeMutableBufferPointer<Int32>.allocate(capacity: slots.count)
    _ = numbers.initialize(from: slots.map(Int32.init))
    return numbers
  }

  deinit {
    shapes.deallocate()
    months.deallocate()
    ids.deallocate()
    words.deallocate()
    tagSlots.deallocate()
    placeSlots.deallocate()
  }

  /// How many bytes there must be to read after a line, of which the first is a line end.
  public static let slack = 32

  /// Reads a line, which ends before a line end and begins with what is no space.
  ///
  /// The slots are filled if it succeeds; their texts lie in the line.
  public func read(_ line: UnsafePointer<UInt8>, count: Int, into request: RequestSlots) -> Bool {
    begin(line, into: request) == line + count && finish(request)
  }

  /// Reads a line, and leaves finding its place and its tags to `finish(_:)`; meanwhile what that reads is fetched from
  /// memory. Returns where the line ends if it succeeds.
  public func begin(_ line: UnsafePointer<UInt8>, into request: RequestSlots) -> UnsafePointer<UInt8>? {
    clear(request)
    guard let first = shapes.first, let end = readKnownShape(line, from: first, request) else {
      return beginAnyShape(line, request)
    }
    return join(request) ? end : nil
  }

  @inline(never)
  private func beginAnyShape(_ line: Position, _ request: RequestSlots) -> Position? {
    clear(request)
    traces.removeAll(keepingCapacity: true)
    ids.update(repeating: nil, count: subjectCount)
    guard let end = readAnyShape(line, request) else { return nil }
    shapes.learn(traces)
    return join(request) ? end : nil
  }

  @inline(__always)
  private func clear(_ request: RequestSlots) {
    request.clear()
    people = nil
    isRoleGiven = false
  }

  /// Fills what is left of the slots of a line that has been read. It must still be where it was.
  public func finish(_ request: RequestSlots) -> Bool {
    numberTags(request)
    return findPlaces(request)
  }

  /// Lets the subjects be one person who have one `id`. Fails without a participant.
  @inline(__always)
  private func join(_ request: RequestSlots) -> Bool {
    guard request.isGiven[0] else { return false }
    if isRoleGiven { joinRoles(request) }
    return people == nil || finishPeople(request)
  }

  private func joinRoles(_ request: RequestSlots) {
    for subject in 1..<max(1, subjectCount) where request.isGiven[subject] {
      guard let id = ids[subject] else { continue }
      for other in 0..<subject where request.isGiven[other] && isSame(ids[other], id) {
        request.bases[subject] = request.bases[other]
        merge(from: plan.personBase(subject), into: Int(request.bases[other]), request)
        break
      }
    }
  }

  func isSame(_ id: Identity?, _ other: Identity) -> Bool {
    guard let id, id.count == other.count else { return false }
    return (0..<id.count).allSatisfy { id.start[$0] == other.start[$0] }
  }

  func merge(from source: Int, into target: Int, _ request: RequestSlots) {
    for slot in plan.personSlots.indices where request.slots[target + slot].form == .unknown {
      request.slots[target + slot] = request.slots[source + slot]
    }
  }

  // MARK: A shape that is known

  /// Returns where the line ends.
  @inline(__always)
  private func readKnownShape(
    _ line: Position, from first: UnsafeMutablePointer<LineShapes.Step>, _ request: RequestSlots
  ) -> Position? {
    var step = first
    var position = line
    while true {
      if step.pointee.stands(at: position),
        let end = read(
          step.pointee.action.kind, step.pointee.action, position + Int(step.pointee.length), request)
      {
        guard let next = step.pointee.next else { return end }
        step = next
        position = end
      } else {
        guard let other = step.pointee.other else { return nil }
        step = other
      }
    }
  }
}
