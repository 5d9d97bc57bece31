import Bailiwick
import Glibc

enum Clock {
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

  /// The UTC day.
  static var today: Day { Day(number: now.seconds / 86_400) }
}
