/// The children of a node in source order, or those of one kind: found while somebody goes through them, so
/// that nothing is allocated.
public struct SyntaxChildren: Collection, Sendable {
  private let parent: SyntaxNode
  /// The kind of those that count; `nil` for all.
  private let kind: SyntaxKind?

  init(of parent: SyntaxNode, kind: SyntaxKind? = nil) {
    self.parent = parent
    self.kind = kind
  }

  /// Where a child is among its tree's elements.
  public struct Index: Comparable, Sendable {
    let element: Int

    public static func < (left: Index, right: Index) -> Bool { left.element < right.element }
  }

  public var startIndex: Index { first(from: parent.index + 1) }

  public var endIndex: Index { Index(element: parent.end) }

  public func index(after index: Index) -> Index { first(from: self[index].end) }

  public subscript(index: Index) -> SyntaxNode { SyntaxNode(tree: parent.tree, index: index.element) }

  public var last: SyntaxNode? { reduce(nil) { $1 } }

  /// The first that counts, from the child at an element on.
  private func first(from element: Int) -> Index {
    guard let kind else { return Index(element: element) }
    let elements = parent.tree.elements
    let end = parent.end
    var element = element
    while element < end, elements[element].kind != kind { element += Int(elements[element].span) }
    return Index(element: element)
  }
}
