import BailiwickSource
import BailiwickSyntax

/// Which item of a file each item has become by fixes, by their numbers among the items of the file.
public struct ItemMoves: Sendable {
  /// By the names of files that have changed; `nil` for an item that is gone.
  private var numbers: [String: [Int?]] = [:]

  /// Whether something of a file has changed.
  func concerns(_ file: String) -> Bool { numbers[file] != nil }

  /// What has become of an item; `nil` when it is gone.
  func number(of item: Int, in file: String) -> Int? {
    guard let moves = numbers[file] else { return item }
    return moves.indices.contains(item) ? moves[item] : nil
  }

  /// Adds what edits do to a file, after all that was done before.
  ///
  /// - Parameters:
  ///   - edits: in source order, apart from each other.
  ///   - edited: the text with the edits.
  ///   - written: the same as it is written, which may be formatted: its items are the same ones.
  mutating func add(_ edits: [Fix.Edit], of file: SourceFile, edited: [UInt8], written: [UInt8]) {
    let (old, new) = (Self.items(file.bytes), Self.items(edited))
    let last = edited == written ? new : Self.items(written)
    let moves = last.count == new.count ? Self.moves(of: old, to: new, by: edits) : []
    let former = numbers[file.name] ?? old.indices.map(Optional.some)
    numbers[file.name] = former.map { (number: Int?) -> Int? in
      guard let number, moves.indices.contains(number) else { return nil }
      return moves[number]
    }
  }

  /// For each item the number of the one that it becomes; `nil` when it is gone.
  private static func moves(of old: [Range<Int>], to new: [Range<Int>], by edits: [Fix.Edit]) -> [Int?] {
    var moves: [Int?] = []
    var rest = edits[...]
    var (shift, number) = (0, 0)
    func item(at place: Int) -> Int? {
      while number < new.count, new[number].upperBound <= place { number += 1 }
      return number < new.count && new[number].lowerBound <= place ? number : nil
    }
    while moves.count < old.count {
      let next = old[moves.count]
      while let edit = rest.first, edit.range.end <= next.lowerBound {
        shift += edit.text.utf8.count - edit.range.offsets.count
        rest = rest.dropFirst()
      }
      guard let edit = rest.first, edit.range.start <= next.lowerBound else {
        moves.append(item(at: next.lowerBound + shift))
        continue
      }
      let start = edit.range.start + shift
      guard !edit.text.isEmpty else {
        moves.append(edit.range.end >= next.upperBound ? nil : item(at: start))
        continue
      }
      // What writes the beginnings of several items anew, as formatting does, has as many of them.
      let taken = old[moves.count...].prefix { $0.lowerBound < edit.range.end }.count
      while number < new.count, new[number].lowerBound < start { number += 1 }
      let given = new[number...].prefix { $0.lowerBound < start + edit.text.utf8.count }.count
      moves += (0..<taken).map { given == taken ? number + $0 : nil }
      number += given == taken ? taken : 0
    }
    return moves
  }

  private static func items(_ bytes: [UInt8]) -> [Range<Int>] {
    ItemIndex(parse(SourceFile(name: "", bytes: bytes)).tree).ranges.map(\.offsets)
  }
}
