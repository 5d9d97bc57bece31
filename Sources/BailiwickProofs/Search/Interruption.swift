import Synchronization

/// That whoever waits for proofs has given up: what is being sought is then no longer sought, and stays unproved.
///
/// There is one for the process, since it is a signal that asks.
public enum Interruption {
  private static let state = Atomic(State.none.rawValue)

  private enum State: UInt8 {
    case none, asked, noticed
  }

  /// Calls nothing that a signal may not call, once `end` has been called.
  public static func ask() { state.store(State.asked.rawValue, ordering: .relaxed) }

  /// Takes back what was asked. Returns whether something ended because of it, so that what was found is not all.
  @discardableResult
  public static func end() -> Bool {
    state.exchange(State.none.rawValue, ordering: .relaxed) == State.noticed.rawValue
  }

  /// Whether a search is to end; one that looks takes notice.
  static var isAsked: Bool {
    guard state.load(ordering: .relaxed) != State.none.rawValue else { return false }
    state.store(State.noticed.rawValue, ordering: .relaxed)
    return true
  }
}
