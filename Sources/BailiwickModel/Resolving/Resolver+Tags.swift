import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  mutating func resolveTags() {
    names.tags.reserveCapacity(items(.tag).count)
    names.asserters.reserveCapacity(items(.tag).count)
    for node in items(.tag) {
      guard let name = node.child(.tagName)?.leaves.first else { continue }
      guard let noun = nounAfterOn(node), let isOnThing = tagBearer(noun) else {
        names.unread.insert(name.value)
        continue
      }
      let use = TagUse(tag: name.spelling, isOnThing: isOnThing)
      guard declare(use, at: name.range) else { continue }
      let asserter = node.leaf(.upperWord).map { resolveAuthority($0) } ?? impliedAsserter(of: name.value)
      names.asserters[use] = asserter
      declarations.tags.append(
        Tag(
          use: use, asserter: asserter, title: node.leaf(.string)?.value, documentation: node.documentation,
          origin: Origin(node.range)))
    }
  }

  private mutating func declare(_ use: TagUse, at range: SourceRange) -> Bool {
    if let first = names.tags[use] {
      report(
        .duplicateName, "a second declaration of the tag `\(use.tag)`", at: range,
        labels: [.init("the first is here", at: first)])
      return false
    }
    names.tags[use] = range
    return true
  }

  private func nounAfterOn(_ node: SyntaxNode) -> SyntaxNode? {
    node.leaves.drop { !$0.isWord("on") }.dropFirst().first
  }

  /// Whether a tag's noun is the thing's; reports a noun that bears no tags.
  private mutating func tagBearer(_ noun: SyntaxNode) -> Bool? {
    guard let party = resolveNoun(noun) else { return nil }
    let vocabulary = declarations.vocabulary
    let kind = party == .thing ? vocabulary.thing : vocabulary.person
    guard kind.tagsAttribute != nil else {
      report(.typeMismatch, "`\(kind.noun.singular)` has no tags in this vocabulary", at: noun.range)
      return nil
    }
    return party == .thing
  }

  /// Which tags marks add, so that using them needs no declaration.
  mutating func collectMarkedTags() {
    for node in items(.mark) {
      if let name = node.child(.tagName)?.leaves.first { names.markedTags.insert(name.spelling) }
    }
  }

  /// The authority that `illegal-in-P` names.
  private func impliedAsserter(of tag: String) -> String? {
    guard let place = AssertedTag.authority(in: tag) else { return nil }
    return canonicalAuthority(place) ?? places.resolve(endOfTag: place).places.first?.code
  }

  /// The authority that asserts a tag; `nil` for the house's own.
  func asserter(of use: TagUse) -> String? {
    if let declared = names.asserters[use] { return declared }
    return impliedAsserter(of: use.tag.text)
  }

  /// Notes a tag that nothing declares, asserts or adds.
  mutating func checkDeclared(_ use: TagUse, at range: SourceRange) {
    guard names.asserters[use] == nil, impliedAsserter(of: use.tag.text) == nil, !names.unread.contains(use.tag.text),
      !(use.isOnThing && names.markedTags.contains(use.tag))
    else { return }
    names.undeclaredTags[use] = min(names.undeclaredTags[use] ?? range, range)
  }

  /// An adopted tag may be the thing's or a person's.
  mutating func checkAdopted(_ name: SyntaxNode) {
    guard let leaf = name.leaves.first else { return }
    if names.asserters[TagUse(tag: leaf.spelling, isOnThing: false)] != nil { return }
    checkDeclared(TagUse(tag: leaf.spelling, isOnThing: true), at: leaf.range)
  }

  /// Reports every undeclared tag once, where it is used first.
  mutating func reportUndeclaredTags() {
    let vocabulary = declarations.vocabulary
    let known = (declarations.tags.map(\.use.tag) + names.markedTags.sorted()).map(\.text)
    for (use, range) in names.undeclaredTags {
      let meant = assertedTagsLike(use.tag.text) + nearMisses(to: use.tag.text, among: known)
      let noun = use.isOnThing ? vocabulary.thing.noun.singular : vocabulary.person.noun.singular
      report(
        .undeclaredTag,
        "the tag `\(use.tag)` is not declared and counts as the house's own"
          + didYouMean(Array(meant.prefix(3))),
        at: range, help: "declare it: `tag \(writtenWord(use.tag.text)) on \(noun)`",
        fixes: meant.prefix(1).map { Fix("write `\($0)`", .suggestion, [.init(range, writtenWord($0))]) })
    }
  }

  /// Tags `illegal-in-P` that may have been meant: by another place, or by another prefix.
  private func assertedTagsLike(_ tag: String) -> [String] {
    let parts = tag.split(maxSplits: 2, omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
    guard parts.count == 3 else { return [] }
    let lead = "\(parts[0])-\(parts[1])-"
    guard lead == AssertedTag.prefix || !nearMisses(to: lead, among: [AssertedTag.prefix]).isEmpty else { return [] }
    let declared = names.bailiwicks.keys.sorted() + names.territories.keys.sorted()
    let authorities =
      canonicalAuthority(parts[2]) == nil ? places.nearMisses(toAuthority: parts[2], declared: declared) : [parts[2]]
    return authorities.filter { canonicalAuthority($0) != nil }.map { AssertedTag.prefix + $0 }
  }

  // MARK: Marks

  mutating func resolveMarks() {
    var ranges: [Spelling: SourceRange] = [:]
    var dependencies: [Spelling: [Spelling]] = [:]
    for node in items(.mark) {
      guard let name = node.child(.tagName)?.leaves.first, let sentence = resolveSentence(node) else {
        continue
      }
      guard sentence.target == .thing else {
        let thing = declarations.vocabulary.thing.noun.plural
        report(
          .misplaced, "only \(thing) can be marked",
          at: node.child(.target)?.leaves.first?.range ?? node.range,
          help: "tell with `when` and a quantifier which \(thing) are meant")
        continue
      }
      if let test = sentence.tests.first(where: { $0.path.root == .participant }) {
        let noun = declarations.vocabulary.person.noun
        report(
          .misplaced,
          "a mark is about the \(declarations.vocabulary.thing.noun.singular), whoever asks; it cannot"
            + " ask about the request's \(noun.singular)",
          at: test.origin.range, help: "a quantifier may: `any \(noun.singular) …`")
        continue
      }
      ranges[name.spelling] = ranges[name.spelling] ?? name.range
      dependencies[name.spelling, default: []] += sentence.tags.filter(\.isOnThing).map(\.tag)
      declarations.marks.append(
        Mark(tag: name.spelling, sentence: sentence, documentation: node.documentation, origin: Origin(node.range)))
    }
    let tags = declarations.marks.map(\.tag)
    let marked = dependencies.mapValues { $0.filter { ranges[$0] != nil } }
    let order = DependencyOrder(of: tags, dependencies: marked)
    declarations.markedTags = order.names
    for cycle in order.cycles { reportCycle("the tag is marked because of itself", cycle, ranges: ranges) }
  }
}
