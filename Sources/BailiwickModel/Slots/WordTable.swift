#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Words by number, found by their bytes: an open table, half empty, without reference counting on the way.
///
/// The table has half of each word's hash, so that it stays small and tells most words that are not there; the words
/// themselves lie elsewhere.
public final class WordTable: @unchecked Sendable {
  /// A place of the table; `number` is -1 where it is empty.
  @usableFromInline
  struct Entry {
    @usableFromInline var hash: UInt32
    @usableFromInline var number: Int32
  }

  /// A word, and where its bytes begin.
  @usableFromInline
  struct Word {
    @usableFromInline var key: WordKey
    @usableFromInline var start: Int32
  }

  /// What finding a word reads. It lives as long as the table does.
  public struct View {
    @usableFromInline let entries: UnsafePointer<Entry>
    @usableFromInline let mask: Int
    @usableFromInline let words: UnsafePointer<Word>
    /// All words, one after the other.
    @usableFromInline let bytes: UnsafePointer<UInt8>
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let words: UnsafeMutablePointer<Word>
  private let bytes: UnsafeMutablePointer<UInt8>
  public let view: View

  /// - Parameter words: by number; of equal ones the first counts.
  public init(_ words: [String]) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(hash: 0, number: -1), count: size)
    bytes = .allocate(capacity: words.reduce(1) { $0 + $1.utf8.count })
    self.words = .allocate(capacity: words.count + 1)
    view = View(
      entries: UnsafePointer(entries), mask: size - 1, words: UnsafePointer(self.words), bytes: UnsafePointer(bytes))
    var end = 0
    for (number, word) in words.enumerated() {
      let start = end
      for byte in word.utf8 {
        bytes[end] = byte
        end += 1
      }
      insert(Word(key: WordKey(bytes + start, count: end - start), start: Int32(start)), Int32(number))
    }
  }

  deinit {
    entries.deallocate()
    words.deallocate()
    bytes.deallocate()
  }

  private func insert(_ word: Word, _ number: Int32) {
    (words + Int(number)).initialize(to: word)
    guard view.find(word.key, bytes + Int(word.start)) < 0 else { return }
    let hash = word.key.hash
    var index = Int(truncatingIfNeeded: hash) & view.mask
    while entries[index].number >= 0 { index = (index + 1) & view.mask }
    entries[index] = Entry(hash: UInt32(truncatingIfNeeded: hash >> 32), number: number)
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
    let hash = key.hash
    let half = UInt32(truncatingIfNeeded: hash &>> 32)
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = entries[index]
      if entry.number < 0 { return -1 }
      if entry.hash == half, isWord(entry.number, key, word) { return entry.number }
      index = (index &+ 1) & mask
    }
  }

  @inlinable @inline(__always)
  func isWord(_ number: Int32, _ key: WordKey, _ word: UnsafePointer<UInt8>) -> Bool {
    let known = words[Int(number)]
    return known.key == key && (key.isWhole || memcmp(bytes + Int(known.start), word, Int(key.length)) == 0)
  }
}
