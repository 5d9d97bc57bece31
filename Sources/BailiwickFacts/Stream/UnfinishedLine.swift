/// A line whose end has not been read, as far as the limit allows to keep it.
struct UnfinishedLine {
  private var bytes: [UInt8] = []
  private var isTooLong = false
  private let limit: Int

  /// How much room is kept for later lines.
  static let keptCapacity = 1 << 16

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { bytes.isEmpty && !isTooLong }

  /// Adds bytes, of which a line end is the last; space before a line is none of it.
  mutating func append(_ slice: ArraySlice<UInt8>) {
    if isTooLong { return }
    let added = bytes.isEmpty ? slice.drop { ByteInput.isBlank($0) && $0 != UInt8(ascii: "\n") } : slice
    let length = bytes.count + added.count - (added.last == UInt8(ascii: "\n") ? 1 : 0)
    isTooLong = length > limit
    if isTooLong {
      bytes = []
    } else {
      // All at once, since to grow takes the room of both.
      if length > Self.keptCapacity, bytes.capacity <= Self.keptCapacity {
        bytes.reserveCapacity(limit + 1 + SlotReader.slack)
      }
      bytes += added
    }
  }

  /// Gives the line away, to begin another.
  mutating func move(to chunk: LineChunk) {
    chunk.isHeadTooLong = isTooLong
    chunk.headCount = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: SlotReader.slack))
    swap(&chunk.head, &bytes)
    bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
    isTooLong = false
  }
}
