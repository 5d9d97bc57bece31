import CByteScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Words by number, found by their bytes, without reference counting on the way.
///
/// Places are in groups of sixteen. Each place has seven bits of its word's hash in a byte, and a group's bytes are
/// compared at once (Swiss tables: Kulukundis, 2017). These bytes are few, so that a word that is not there is mostly
/// told without leaving the nearest memory:
///
///     marks    17 5A 80 33 …    80: nothing
///     words    CN DE    HK …    with their numbers
public final class WordTable: @unchecked Sendable {
  /// A word in its place.
  @usableFromInline
  struct Word {
    @usableFromInline var key: WordKey
    @usableFromInline var number: Int32
  }

  /// What finding a word reads. It lives as long as the table does.
  public struct View {
    @usableFromInline let marks: UnsafePointer<UInt8>
    /// The place that no word has, after the others.
    public let nowhere: Int32
    /// By place; the last is nobody's.
    @usableFromInline let words: UnsafePointer<Word>
    /// By number: where a word begins among the bytes.
    let starts: UnsafePointer<Int32>
    /// All words, one after the other.
    let bytes: UnsafePointer<UInt8>
  }

  /// The mark of an empty place; no other has the highest bit.
  private static let nothing: UInt8 = 0x80

  private let marks: UnsafeMutablePointer<UInt8>
  private let words: UnsafeMutablePointer<Word>
  private let starts: UnsafeMutablePointer<Int32>
  private let bytes: UnsafeMutablePointer<UInt8>
  public let view: View

  /// - Parameter words: by number; of equal ones the first counts.
  public init(_ words: [String]) {
    var groupCount = 1
    while groupCount * 12 < words.count { groupCount *= 2 }
    let size = groupCount * 16
    marks = .allocate(capacity: size)
    marks.initialize(repeating: Self.nothing, count: size)
    self.words = .allocate(capacity: size + 1)
    self.words.initialize(repeating: Word(key: .none, number: -1), count: size + 1)
    starts = .allocate(capacity: words.count + 1)
    bytes = .allocate(capacity: words.reduce(1) { $0 + $1.utf8.count })
    view = View(
      marks: UnsafePointer(marks), nowhere: Int32(size), words: UnsafePointer(self.words),
      starts: UnsafePointer(starts), bytes: UnsafePointer(bytes))
    var end = 0
    for (number, word) in words.enumerated() {
      (starts + number).initialize(to: Int32(end))
      for byte in word.utf8 {
        bytes[end] = byte
        end += 1
      }
      insert(Int32(number), count: end - Int(starts[number]))
    }
  }

  deinit {
    marks.deallocate()
    words.deallocate()
    starts.deallocate()
    bytes.deallocate()
  }

  private func insert(_ number: Int32, count: Int) {
    let start = bytes + Int(starts[Int(number)])
    let key = WordKey(start, count: count)
    guard view.number(key, start) < 0 else { return }
    var group = view.group(key.hash)
    while !view.hasRoom(group) { group = view.next(group) }
    let place = group + bailiwick_same_bytes(marks + group, Self.nothing).trailingZeroBitCount
    marks[place] = WordTable.View.mark(key.hash)
    words[place] = Word(key: key, number: number)
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
  public func number(of word: UnsafePointer<UInt8>, count: Int) -> Int32 {
    number(WordKey(word, count: count), word)
  }

  /// - Parameter word: sixteen bytes can be read from there on, however short it is.
  @inlinable @inline(__always)
  public func number(ofReadable word: UnsafePointer<UInt8>, count: Int) -> Int32 {
    number(at: place(ofReadable: word, count: count), ofReadable: word, count: count)
  }

  /// The one place where a word can be, which is fetched from memory; `nowhere` of one that is not there, as far as
  /// that can be told, and -1 when there may be several.
  ///
  /// Whether a word is there is told without a branch where it can be: no processor foresees that.
  ///
  /// - Parameter word: sixteen bytes can be read from there on, however short it is.
  @inlinable @inline(__always)
  public func place(ofReadable word: UnsafePointer<UInt8>, count: Int) -> Int32 {
    let key = WordKey(readable: word, count: count)
    let hash = key.hash
    let group = group(hash)
    let candidates = bailiwick_same_bytes(marks + group, Self.mark(hash))
    guard candidates & (candidates &- 1) == 0, hasRoom(group), key.isWhole else { return -1 }
    let place = candidates == 0 ? Int(nowhere) : group &+ candidates.trailingZeroBitCount
    bailiwick_fetch(words + place)
    return Int32(truncatingIfNeeded: place)
  }

  /// The number of a word; -1 for one that is not there.
  ///
  /// - Parameters:
  ///   - place: what `place(ofReadable:count:)` says of it.
  ///   - word: sixteen bytes can be read from there on, however short it is.
  @inlinable @inline(__always)
  public func number(at place: Int32, ofReadable word: UnsafePointer<UInt8>, count: Int) -> Int32 {
    let key = WordKey(readable: word, count: count)
    guard place >= 0 else { return number(key, word) }
    let known = words + Int(place)
    // All bits are set unless it is the word.
    return known.pointee.number | (known.pointee.key.isSame(key) ? 0 : -1)
  }

  /// Looks at all places where a word may be.
  @usableFromInline @inline(never)
  func number(_ key: WordKey, _ word: UnsafePointer<UInt8>) -> Int32 {
    let hash = key.hash
    var group = group(hash)
    while true {
      var candidates = bailiwick_same_bytes(marks + group, Self.mark(hash))
      while candidates != 0 {
        let known = words[group + candidates.trailingZeroBitCount]
        if known.key.isSame(key), key.isWhole || isWord(known.number, key, word) { return known.number }
        candidates &= candidates - 1
      }
      if hasRoom(group) { return -1 }
      group = next(group)
    }
  }

  /// The first place of a word's group.
  @inlinable @inline(__always)
  func group(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 3) & Int(nowhere &- 16) }

  func next(_ group: Int) -> Int { (group + 16) & Int(nowhere - 16) }

  @inlinable @inline(__always)
  static func mark(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash & 0x7F) }

  /// Whether a group has an empty place; else a word may be in the next one.
  @inlinable @inline(__always)
  func hasRoom(_ group: Int) -> Bool {
    bailiwick_high_bits(marks + group) != 0
  }

  /// Whether all of a word is the same, of which the beginning is.
  private func isWord(_ number: Int32, _ key: WordKey, _ word: UnsafePointer<UInt8>) -> Bool {
    memcmp(bytes + Int(starts[Int(number)]), word, Int(key.length)) == 0
  }
}
