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
    ids.deallocate()
    words.deallocate()
    tagSlots.deallocate()
    placeSlots.deallocate()
  }

  /// How many bytes there must be to read after a line.
  public static let slack = 16

  /// Reads a line, which ends before a line end and begins with what is no space.
  ///
  /// The slots are filled if it succeeds; their texts lie in the line.
  public func read(_ line: UnsafePointer<UInt8>, count: Int, into request: RequestSlots) -> Bool {
    begin(line, count: count, into: request) && finish(request)
  }

  /// Reads a line, and leaves finding its place and its tags to `finish(_:)`; meanwhile what that reads is fetched from
  /// memory.
  public func begin(_ line: UnsafePointer<UInt8>, count: Int, into request: RequestSlots) -> Bool {
    request.clear()
    people = nil
    if !shapes.isEmpty, readKnownShape(line, line + count, request) { return join(request) }
    request.clear()
    people = nil
    traces.removeAll(keepingCapacity: true)
    ids.update(repeating: nil, count: subjectCount)
    guard readAnyShape(line, line + count, request) else { return false }
    shapes.learn(traces)
    return join(request)
  }

  /// Fills what is left of the slots of a line that has been read. It must still be where it was.
  public func finish(_ request: RequestSlots) -> Bool {
    numberTags(request)
    return findPlaces(request)
  }

  /// Lets the subjects be one person who have one `id`. Fails without a participant.
  private func join(_ request: RequestSlots) -> Bool {
    guard request.isGiven[0] else { return false }
    for subject in 1..<max(1, subjectCount) where request.isGiven[subject] {
      guard let id = ids[subject] else { continue }
      for other in 0..<subject where request.isGiven[other] && isSame(ids[other], id) {
        request.bases[subject] = request.bases[other]
        merge(from: plan.personBase(subject), into: Int(request.bases[other]), request)
        break
      }
    }
    return people == nil || finishPeople(request)
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

  private func readKnownShape(_ line: Position, _ end: Position, _ request: RequestSlots) -> Bool {
    let (steps, literals) = (shapes.steps, UnsafePointer(shapes.literals))
    var number: Int32 = 0
    var position = line
    while number >= 0 {
      let step = steps + Int(number)
      if LineShapes.stands(literals + Int(step.pointee.literal), Int(step.pointee.length), at: position) {
        let start = position + Int(step.pointee.length)
        if let next = read(step.pointee.action, start, request) {
          position = next
          number = step.pointee.next
          continue
        }
        if step.pointee.action.kind == .end, start == end { return true }
      }
      number = step.pointee.other
    }
    return false
  }
}
