/// The bytes of one request, as far as the limit allows to keep them.
struct RequestText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether the request has more bytes than are kept.
  private(set) var isTooLong = false
  /// Where the request begins.
  private(set) var start = TextPosition()
  let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  mutating func begin(at start: TextPosition) {
    self.start = start
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  mutating func append(_ slice: ArraySlice<UInt8>) {
    if isTooLong { return }
    isTooLong = bytes.count + slice.count > limit
    if isTooLong { bytes.removeAll() } else { bytes += slice }
  }
}
