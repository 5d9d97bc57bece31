#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Words by number, found by their bytes: an open table, half empty, without reference counting on the way.
public final class WordTable: @unchecked Sendable {
  /// A place of the table; `number` is -1 where it is empty.
  @usableFromInline
  struct Entry {
    @usableFromInline var key: WordKey
    @usableFromInline var number: Int32
  }

  /// What finding a word reads. It lives as long as the table does.
  public struct View {
    @usableFromInline let entries: UnsafePointer<Entry>
    @usableFromInline let mask: Int
    /// All words, one after the other, and where each begins.
    @usableFromInline let bytes: UnsafePointer<UInt8>
    @usableFromInline let starts: UnsafePointer<Int>
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let bytes: UnsafeMutablePointer<UInt8>
  private let starts: UnsafeMutablePointer<Int>
  public let view: View

  /// - Parameter words: by number; of equal ones the first counts.
  public init(_ words: [String]) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    entries = .allocate(capacity: size)
    entries.initialize(
      repeating: Entry(key: WordKey(UnsafePointer(bitPattern: 1)!, count: 0), number: -1), count: size)
    bytes = .allocate(capacity: words.reduce(1) { $0 + $1.utf8.count })
    starts = .allocate(capacity: words.count + 1)
    view = View(
      entries: UnsafePointer(entries), mask: size - 1, bytes: UnsafePointer(bytes), starts: UnsafePointer(starts))
    var end = 0
    for (number, word) in words.enumerated() {
      starts[number] = end
      for byte in word.utf8 {
        bytes[end] = byte
        end += 1
      }
      insert(WordKey(bytes + starts[number], count: end - starts[number]), Int32(number))
    }
  }

  deinit {
    entries.deallocate()
    bytes.deallocate()
    starts.deallocate()
  }

  private func insert(_ key: WordKey, _ number: Int32) {
    let word = UnsafePointer(bytes + starts[Int(number)])
    guard view.find(key, word) < 0 else { return }
    var index = Int(truncatingIfNeeded: key.hash) & view.mask
    while entries[index].number >= 0 { index = (index + 1) & view.mask }
    entries[index] = Entry(key: key, number: number)
  }

  /// The number of a text; -1 for one that is not there.
  public func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { utf8 in
      view.number(of: utf8.baseAddress ?? UnsafePointer(bytes), count: utf8.count)
    }
  }
}

extension WordTable.View {
  /// The number of a word; -1 for one that is not there.
  @inlinable @inline(__always)
  public func number(of word: UnsafePointer<UInt8>, count: Int) -> Int32 {
    find(WordKey(word, count: count), word)
  }

  @inlinable @inline(__always)
  func find(_ key: WordKey, _ word: UnsafePointer<UInt8>) -> Int32 {
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let entry = entries[index]
      if entry.number < 0 { return -1 }
      if entry.key == key,
        key.isWhole || memcmp(bytes + starts[Int(entry.number)], word, Int(key.length)) == 0
      {
        return entry.number
      }
      index = (index &+ 1) & mask
    }
  }
}
