/// A request as deciding reads it: the facts that a policy asks about, in slots, tags and words as numbers.
///
/// It is filled again and again and allocates only to grow. Whoever fills it sees to it that the bytes of texts live
/// as long as they are asked about.
public final class RequestSlots {
  /// One fact.
  public struct Slot {
    public enum Form: UInt8, Sendable {
      case unknown
      /// A place by its first atom, in `code`.
      case place
      /// A text, by the address of its bytes, in `number`, and how many they are, in `code`.
      case text
      /// Tags, by where they begin in `tags`, in `number`, and how many they are, in `code`.
      case tags
      /// A number, a choice or a flag, in `number`.
      case number
      /// Seconds in `number`, nanoseconds in `code`.
      case time
      /// Something that is only asked whether it is known.
      case present
    }

    public var form: Form
    public var code: Int32
    public var number: Int64

    @inlinable @inline(__always)
    public init(_ form: Form = .unknown, code: Int32 = 0, number: Int64 = 0) {
      self.form = form
      self.code = code
      self.number = number
    }
  }

  /// What is no fact of a slot.
  public struct State {
    public var activity: Int32 = 0
    /// Whether something is said of an order.
    public var hasOrders = true
    /// The known tags of all slots, one slot's after the other's; one may be there twice.
    public var tags: UnsafeMutablePointer<Int32>
    public var tagCount = 0
    public var tagCapacity = 64
    /// Tags that have been read and have no number yet; until they have, they are what slots mean by tags.
    public var words: UnsafeMutablePointer<Word>
    public var wordCount = 0
    public var wordCapacity = 64
  }

  /// A tag that has been read.
  public struct Word {
    /// Sixteen bytes can be read from there on; not read of a tag whose number is known.
    public var start: UnsafePointer<UInt8>
    /// -1 of a tag whose number is known.
    public var count: Int32
    /// Where its number may be found among the plan's tags, or else that number.
    public var place: Int32

    @inlinable @inline(__always)
    public init(_ start: UnsafePointer<UInt8>, count: Int32, place: Int32) {
      (self.start, self.count, self.place) = (start, count, place)
    }
  }

  /// What a request says of an order.
  public enum OrderStatement: UInt8, Sendable {
    case none, isInForce, isNotInForce
  }

  /// The facts.
  public let slots: UnsafeMutablePointer<Slot>
  public let slotCount: Int
  /// By subject: where the slots of that person begin, which are the participant's when both are one.
  public let bases: UnsafeMutablePointer<Int32>
  /// By subject: whether that person is given.
  public let isGiven: UnsafeMutablePointer<Bool>
  public let subjectCount: Int
  /// By order among the plan's.
  public let orders: UnsafeMutablePointer<OrderStatement>
  public let orderCount: Int
  /// All else that changes from request to request.
  public let state: UnsafeMutablePointer<State>
  /// Texts that are in no input as they are, and where others were before there was more room.
  @exclusivity(unchecked) private var texts: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var textCount = 0
  @exclusivity(unchecked) private var textCapacity = 256
  @exclusivity(unchecked) private var outgrown: [UnsafeMutablePointer<UInt8>] = []
  /// The slots, bases and whether subjects are given, one after the other: those of this request, and of one of which
  /// nothing is known.
  private let facts: UnsafeMutableRawPointer
  private let noFacts: UnsafeMutableRawPointer
  private let factsSize: Int

  public init(_ plan: SlotPlan) {
    (slotCount, subjectCount) = (plan.slotCount, plan.subjectCount)
    let basesStart = slotCount * MemoryLayout<Slot>.stride
    let givenStart = basesStart + subjectCount * MemoryLayout<Int32>.stride
    factsSize = givenStart + subjectCount
    facts = .allocate(byteCount: factsSize, alignment: MemoryLayout<Slot>.alignment)
    noFacts = .allocate(byteCount: factsSize, alignment: MemoryLayout<Slot>.alignment)
    slots = facts.bindMemory(to: Slot.self, capacity: slotCount)
    bases = (facts + basesStart).bindMemory(to: Int32.self, capacity: subjectCount)
    isGiven = (facts + givenStart).bindMemory(to: Bool.self, capacity: subjectCount)
    slots.initialize(repeating: Slot(), count: slotCount)
    for subject in 0..<subjectCount { (bases + subject).initialize(to: Int32(plan.personBase(subject))) }
    isGiven.initialize(repeating: false, count: subjectCount)
    noFacts.copyMemory(from: facts, byteCount: factsSize)
    orderCount = plan.orders.count
    orders = .allocate(capacity: max(orderCount, 1))
    state = .allocate(capacity: 1)
    state.initialize(to: State(tags: .allocate(capacity: 64), words: .allocate(capacity: 64)))
    texts = .allocate(capacity: textCapacity)
    clear()
  }

  deinit {
    facts.deallocate()
    noFacts.deallocate()
    orders.deallocate()
    state.pointee.tags.deallocate()
    state.pointee.words.deallocate()
    state.deallocate()
    texts.deallocate()
    for texts in outgrown { texts.deallocate() }
  }

  /// Nothing is known any more.
  public func clear() {
    facts.copyMemory(from: noFacts, byteCount: factsSize)
    if state.pointee.hasOrders { orders.update(repeating: .none, count: orderCount) }
    state.pointee.hasOrders = false
    state.pointee.activity = 0
    state.pointee.tagCount = 0
    state.pointee.wordCount = 0
    textCount = 0
    if !outgrown.isEmpty { releaseOutgrown() }
  }

  @inline(never)
  private func releaseOutgrown() {
    for texts in outgrown { texts.deallocate() }
    outgrown = []
  }

  /// - Parameter tag: -1 for one that no rule names, of which nothing is kept; no processor foresees which they are.
  @inlinable @inline(__always)
  public func append(tag: Int32) {
    if state.pointee.tagCount == state.pointee.tagCapacity { growTags() }
    state.pointee.tags[state.pointee.tagCount] = tag
    state.pointee.tagCount &+= tag < 0 ? 0 : 1
  }

  @usableFromInline func growTags() {
    let (tags, capacity) = (state.pointee.tags, state.pointee.tagCapacity)
    let grown = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
    grown.update(from: tags, count: capacity)
    tags.deallocate()
    state.pointee.tags = grown
    state.pointee.tagCapacity = capacity * 2
  }

  @inlinable @inline(__always)
  public var hasNoRoomForWord: Bool { state.pointee.wordCount == state.pointee.wordCapacity }

  /// Keeps a word, for which there is room.
  ///
  /// - Parameter isNone: nothing is kept of such a word.
  @inlinable @inline(__always)
  public func append(_ word: Word, unless isNone: Bool = false) {
    (state.pointee.words + state.pointee.wordCount).initialize(to: word)
    state.pointee.wordCount &+= isNone ? 0 : 1
  }

  public func growWords() {
    let (words, capacity) = (state.pointee.words, state.pointee.wordCapacity)
    let grown = UnsafeMutablePointer<Word>.allocate(capacity: capacity * 2)
    grown.update(from: words, count: capacity)
    words.deallocate()
    state.pointee.words = grown
    state.pointee.wordCapacity = capacity * 2
  }

  /// Keeps a text, until all is unknown again.
  public func append(text: UnsafeBufferPointer<UInt8>) -> Slot {
    if textCount + text.count > textCapacity { growTexts(text.count) }
    let start = texts + textCount
    if let bytes = text.baseAddress { start.update(from: bytes, count: text.count) }
    textCount += text.count
    return Slot(.text, code: Int32(text.count), number: Int64(Int(bitPattern: start)))
  }

  private func growTexts(_ count: Int) {
    outgrown.append(texts)
    textCapacity = textCapacity * 2 + count
    texts = .allocate(capacity: textCapacity)
    textCount = 0
  }
}
