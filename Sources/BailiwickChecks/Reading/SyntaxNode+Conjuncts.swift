import BailiwickSource
import BailiwickSyntax

extension SyntaxNode {
  /// What takes a conjunct of a sentence away, with the word that joins it to the others and the white space between.
  ///
  /// - Parameters:
  ///   - tests: where the conjunct's tests stand.
  ///   - all: the same of every conjunct of the sentence.
  /// - Returns: `nil` where a comment would go with it, or what is left would be read as something else.
  func removal(ofConjunct tests: SourceRange, among all: [SourceRange]) -> Fix.Edit? {
    guard let part = conjunct(holding: tests) else { return nil }
    // What says several things in one goes as a whole or not at all.
    guard all.count(where: { part.node.range.holds($0) }) == 1 else { return nil }
    return tree.hasComment(in: part.edit.range.offsets) ? nil : part.edit
  }

  private typealias Part = (node: SyntaxNode, edit: Fix.Edit)

  /// The smallest part of a sentence that holds some tests and can be left out.
  private func conjunct(holding tests: SourceRange) -> Part? {
    guard let child = children.first(where: { $0.range.holds(tests) }) else { return nil }
    switch child.kind {
    case .target: return child.qualifier(holding: tests)
    case .forClause, .activityClause:
      guard let target = child.child(.target), let part = target.qualifier(holding: tests) else { return nil }
      let isAlone = child.kind == .forClause && target.qualifiers.count == 1
      return isAlone && part.node.range == target.qualifiers[0].range ? removing(child) : part
    case .whenClause: return child.child(.condition).flatMap { $0.conjunct(holding: tests, orAll: removing(child)) }
    case .unlessClause: return removing(child)
    default: return nil
    }
  }

  // MARK: Qualifiers

  private var qualifiers: [SyntaxNode] { children(.placement, .tagging, .with) }

  private func qualifier(holding tests: SourceRange) -> Part? {
    let qualifiers = qualifiers
    guard let index = qualifiers.firstIndex(where: { $0.range.holds(tests) }) else { return nil }
    let qualifier = qualifiers[index]
    let isLast = index == qualifiers.count - 1
    let whole = { () -> Part? in
      // A path at the end of what `with` asks would take what follows for its own.
      isLast || index == 0 || qualifiers[index - 1].kind != .with ? removing(qualifier) : nil
    }
    switch qualifier.kind {
    case .tagging: return qualifier.tag(holding: tests) ?? whole()
    case .with:
      guard let condition = qualifier.child(.condition) else { return whole() }
      let part = condition.conjunct(holding: tests, orAll: whole())
      guard let part, !isLast, part.node.range.end == qualifier.range.end else { return part }
      return part.node.range == qualifier.range ? part : nil
    default: return whole()
    }
  }

  /// One of the tags that are asked for together.
  private func tag(holding tests: SourceRange) -> Part? {
    let tags = Array(children(.tagName))
    guard tags.count > 1, let all = leaf(word: "all"), !has("not"),
      let index = tags.firstIndex(where: { $0.range.holds(tests) })
    else { return nil }
    guard tags.count == 2 else { return (tags[index], Fix.Edit(tags.removal(of: index), "")) }
    let rest = tags[1 - index]
    return (tags[index], Fix.Edit(all.range.through(tags[1].range), tree.file.text(rest.range.offsets)))
  }

  // MARK: Conditions

  /// - Parameter whole: what takes all of the condition away.
  private func conjunct(holding tests: SourceRange, orAll whole: Part?) -> Part? {
    let conjunctions = Array(children(.conjunction))
    guard conjunctions.count == 1 else { return whole }
    let parts = conjunctions[0].children.filter { $0.kind != .token }
    guard let index = parts.firstIndex(where: { $0.range.holds(tests) }) else { return nil }
    let part = parts[index]
    let removal: Part? = parts.count == 1 ? whole : (part, Fix.Edit(parts.removal(of: index), ""))
    switch part.kind {
    case .parenthesized:
      return part.child(.condition).flatMap { $0.conjunct(holding: tests, orAll: removal) } ?? removal
    case .predicate: return part.child(.tagging).flatMap { $0.tag(holding: tests) } ?? removal
    default: return removal
    }
  }

  /// Takes a node away with the white space before it; where a comment stands there, the node alone.
  private func removing(_ node: SyntaxNode) -> Part {
    let range = node.range
    let gap = tree.endOfWord(before: range.start)..<range.start
    let start = tree.hasComment(in: gap) ? gap.upperBound : gap.lowerBound
    return (node, Fix.Edit(SourceRange(file: range.file, start: start, end: range.end), ""))
  }
}

extension [SyntaxNode] {
  /// One of several that something joins, with what stands between it and its neighbour.
  func removal(of index: Int) -> SourceRange {
    let range = self[index].range
    if index > 0 { return SourceRange(file: range.file, start: self[index - 1].range.end, end: range.end) }
    return SourceRange(file: range.file, start: range.start, end: self[Swift.min(1, count - 1)].range.start)
  }
}

extension SourceRange {
  /// Whether all of another range lies in it.
  func holds(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
