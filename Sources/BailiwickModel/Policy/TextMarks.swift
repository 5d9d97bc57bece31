/// Which pairs of neighbouring bytes a text has, roughly: a bit for each of 64 classes of pairs.
///
/// What contains a text has all its marks. So most of what does not contain it is told apart without a search.
public struct TextMarks: OptionSet, Sendable, BitwiseCopyable {
  public let rawValue: UInt64

  @inlinable @inline(__always)
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  @inlinable
  public init(of bytes: some Collection<UInt8>) {
    var marks: UInt64 = 0
    var last: UInt8?
    for byte in bytes {
      if let last { marks |= 1 &<< UInt64((last &* 7 &+ byte &* 13) & 63) }
      last = byte
    }
    self.init(rawValue: marks)
  }
}

extension TextMarks {
  /// The marks of every text that a regular expression matches; none of one with more than letters, digits, what
  /// stands for itself, and `.` with its repetitions.
  static func matching(_ pattern: String, flags: String) -> TextMarks {
    guard !flags.contains("i"), !flags.contains("x") else { return [] }
    var marks: TextMarks = []
    var run: [UInt8] = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."):
        marks.formUnion(TextMarks(of: run))
        run = []
        if let next = rest.first, "*+?".utf8.contains(next) {
          rest.removeFirst()
          if let next = rest.first, "+?".utf8.contains(next) { rest.removeFirst() }
        }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        run.append(byte)
      case _ where " -_,:/@".utf8.contains(byte): run.append(byte)
      default: return []
      }
    }
    return marks.union(TextMarks(of: run))
  }
}
