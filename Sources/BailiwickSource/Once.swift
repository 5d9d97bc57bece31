import Synchronization

/// A value that is made when it is first wanted, and once.
package final class Once<Value: Sendable>: Sendable {
  private let made: Mutex<Value?>

  /// `nil` as long as nobody has asked for it.
  package var known: Value? { made.withLock { $0 } }

  /// - Parameter known: the value, where somebody has made it already.
  package init(_ known: Value? = nil) { made = Mutex(known) }

  package func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
