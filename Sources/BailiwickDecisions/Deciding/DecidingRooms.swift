import BailiwickModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
/// What deciding in slots needs for itself, kept for the next request; as much as there are threads at once.
final class DecidingRooms: @unchecked Sendable {
  /// A decider, and a request to fill.
  final class Room {
    let decider: SlotDecider
    let request: RequestSlots

    init(_ decider: SlotDecider) {
      self.decider = decider
      request = RequestSlots(decider.plan)
    }
  }

  private let program: DecisionProgram
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var free: [Room] = []

  init(_ program: DecisionProgram) {
    self.program = program
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// A room for one thread; `nil` when the program has no code.
  func enter() -> Room? {
    pthread_mutex_lock(lock)
    let room = free.popLast()
    pthread_mutex_unlock(lock)
    return room ?? SlotDecider(program).map(Room.init)
  }

  func leave(_ room: Room) {
    pthread_mutex_lock(lock)
    free.append(room)
    pthread_mutex_unlock(lock)
  }
}
