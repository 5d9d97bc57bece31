import BailiwickSyntax

/// A text as it is written, told from all others by its bytes.
///
/// To Swift two texts are equal that Unicode holds for the same characters (canonical equivalence, Unicode Standard
/// Annex 15): `é` of one scalar and of two. Tags, and the texts that conditions compare, are not (§7 of the reference).
public struct Spelling: Hashable, Comparable, Sendable {
  public let text: String

  public var utf8: String.UTF8View { text.utf8 }

  public init(_ text: String) { self.text = text }

  public static func == (left: Spelling, right: Spelling) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    var (left, right) = (left.text, right.text)
    return left.withUTF8 { left in right.withUTF8 { right in ByteSearch.areSame(left, right) } }
  }

  public static func < (left: Spelling, right: Spelling) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Whether another text is written somewhere in it.
  func contains(_ part: Spelling) -> Bool {
    var (text, part) = (text, part.text)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let wanted = part.baseAddress, let start = text.baseAddress else { return part.isEmpty }
        return ByteSearch.isContained(wanted, part.count, in: start, text.count)
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Spelling: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}

extension Spelling: CustomStringConvertible {
  public var description: String { text }
}

extension SyntaxNode {
  /// The text that a word or string stands for.
  package var spelling: Spelling { Spelling(value) }
}
