import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// A pragma that accepts what a check finds in the next item: `#! accept CHECK: reason until DATE`.
public struct Acceptance: Hashable, Sendable {
  /// Where the pragma stands.
  public let range: SourceRange
  /// From the pragma to the end of its item; `nil` when no item follows.
  public let scope: SourceRange?
  public let form: Form

  public enum Form: Hashable, Sendable {
    case accept(check: String, at: SourceRange, reason: String, until: Day?)
    /// It is not well formed.
    case malformed(String)
  }

  /// The acceptances of a file, in source order.
  public static func all(in tree: SyntaxTree) -> [Acceptance] {
    guard tree.tokens.contains(where: { $0.kind == .pragma }) else { return [] }
    let items = ItemIndex(tree)
    return tree.tokens.indices.filter { tree.tokens[$0].kind == .pragma }.map { index in
      let range = tree.range(tree.tokens[index].offsets)
      let next = tree.tokens[index...].first { !$0.kind.isTrivia }?.offsets.lowerBound
      let item = tree.tokens[index].startsLine ? next.flatMap(items.item(startingAt:)) : nil
      return Acceptance(range: range, scope: item.map(range.through), form: form(of: tree, at: range))
    }
  }

  private static let shape = "write `#! accept CHECK: reason`"

  private static func form(of tree: SyntaxTree, at range: SourceRange) -> Form {
    let text = tree.file.text(range.offsets)
    let words = text.dropFirst(2).drop { $0 == " " }
    guard words.hasPrefix("accept ") else { return .malformed("a pragma that is no acceptance; \(shape)") }
    let rest = words.dropFirst("accept".count).drop { $0 == " " }
    guard let colon = rest.firstIndex(of: ":") else { return .malformed("the acceptance gives no reason; \(shape)") }
    let named = rest[..<colon].split(whereSeparator: { " \t,".contains($0) })
    guard let check = named.first else { return .malformed("the acceptance names no check; \(shape)") }
    guard named.count == 1 else {
      return .malformed("an acceptance is of one check; write a line for each")
    }
    let start = range.start + text[..<check.startIndex].utf8.count
    var reason = rest[colon...].dropFirst().split(separator: " ").map(String.init)
    var until: Day?
    if reason.count >= 2, reason[reason.count - 2] == "until" {
      let last = reason[reason.count - 1].filter { $0 != "\r" }
      guard let day = Day(last) else {
        return .malformed("`\(last)` is no day; an acceptance lapses after a day like `until 2027-01-31`")
      }
      until = day
      reason.removeLast(2)
    }
    guard !reason.isEmpty else { return .malformed("the acceptance gives no reason; \(shape)") }
    let name = SourceRange(file: range.file, start: start, end: start + check.utf8.count)
    return .accept(check: String(check), at: name, reason: reason.joined(separator: " "), until: until)
  }
}
