import Glibc

/// What one thread at a time may hold, and may tell others that wait.
package final class Lock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(changed)
    mutex.deallocate()
    changed.deallocate()
  }

  package func hold<Result>(_ work: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return work()
  }

  /// Lets others hold it during some work; for who holds it.
  package func release(_ work: () -> Void) {
    pthread_mutex_unlock(mutex)
    work()
    pthread_mutex_lock(mutex)
  }

  /// Lets others hold it until one of them tells; for who holds it.
  package func wait() { pthread_cond_wait(changed, mutex) }

  /// Wakes all who wait; for who holds it.
  package func tell() { pthread_cond_broadcast(changed) }
}
