import BailiwickModel

/// A set of whole numbers, as intervals that neither meet nor touch, in ascending order.
struct IntegerSet: Hashable, Sendable {
  private(set) var intervals: [ClosedRange<Int128>]

  init(_ interval: ClosedRange<Int128>) { intervals = [interval] }

  var isEmpty: Bool { intervals.isEmpty }

  /// Keeps what lies between two bounds, both included, or what does not.
  mutating func restrict(to lower: Int128, _ upper: Int128, isWanted: Bool) {
    if isWanted {
      keep(from: lower, through: upper)
    } else if lower <= upper {
      var below = self
      below.keep(from: .min, through: lower - 1)
      keep(from: upper + 1, through: .max)
      intervals = below.intervals + intervals
    }
  }

  private mutating func keep(from lower: Int128, through upper: Int128) {
    intervals = intervals.compactMap { interval in
      let start = max(interval.lowerBound, lower)
      let end = min(interval.upperBound, upper)
      return start <= end ? start...end : nil
    }
  }

  /// The number of the set that is plainest to read: `preferred` itself, else the end of an interval that is
  /// nearest to it.
  func plainest(near preferred: Int128) -> Int128? {
    let candidates = intervals.map { min(max(preferred, $0.lowerBound), $0.upperBound) }
    return candidates.min { ($0 - preferred).magnitude < ($1 - preferred).magnitude }
  }
}

extension TimeTest {
  /// The first and last nanosecond that pass.
  var nanoseconds: (lower: Int128, upper: Int128) {
    let range = Instant.nanosecondRange
    return switch self {
    case .before(let bound): (range.lowerBound, bound.nanosecondsSince1970 - 1)
    case .from(let bound): (bound.nanosecondsSince1970, range.upperBound)
    case .after(let bound): (bound.nanosecondsSince1970 + 1, range.upperBound)
    }
  }
}

extension Instant {
  /// Every moment that a request can state: the years 1 to 9999.
  static let nanosecondRange: ClosedRange<Int128> =
    Int128(-62_135_596_800) * 1_000_000_000...Int128(253_402_300_800) * 1_000_000_000 - 1

  var nanosecondsSince1970: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  init(nanosecondsSince1970 count: Int128) {
    let (quotient, remainder) = count.quotientAndRemainder(dividingBy: 1_000_000_000)
    let borrow: Int128 = remainder < 0 ? 1 : 0
    self.init(seconds: Int64(quotient - borrow), nanoseconds: Int32(remainder + borrow * 1_000_000_000))
  }
}
