import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  mutating func resolveAuthorities() {
    for node in items(.authority) {
      guard let name = node.leaf(.upperWord) else { continue }
      let canonical = canonicalAuthority(name.text) ?? name.text
      if names.territoryAtoms[name.text] == nil {
        switch knownPlaces.resolve(code: name.text) {
        case .retired, .doubleCoded: _ = resolveCode(name)
        case .place, .ambiguous, .unknown: break
        }
      }
      guard declare(canonical, "authority", at: name.range, in: \.authorities) else { continue }
      let bailiwick: Bailiwick =
        node.has("everywhere")
        ? .everywhere : .places(node.child(.places).flatMap { resolvePlaces($0) } ?? .empty)
      names.bailiwicks[canonical] = bailiwick
      declarations.authorities.append(
        Authority(
          name: canonical, title: node.leaf(.string)?.value, bailiwick: bailiwick,
          documentation: node.documentation, origin: Origin(node.range)))
    }
  }

  /// The canonical name of an authority: its own when it is declared or a territory, a place's
  /// canonical code else.
  func canonicalAuthority(_ name: String) -> String? {
    if names.bailiwicks[name] != nil || names.territoryAtoms[name] != nil { return name }
    return places.canonicalAuthority(name)
  }

  /// The canonical name of the authority that a leaf names.
  mutating func resolveAuthority(_ leaf: SyntaxNode) -> String? {
    guard let canonical = canonicalAuthority(leaf.text) else {
      let declared = names.authorities.keys.sorted() + names.territories.keys.sorted()
      let meant = places.nearMisses(toAuthority: leaf.text, declared: declared)
      report(
        .unknownName, "no authority or place is named `\(leaf.text)`" + didYouMean(meant), at: leaf.range,
        help: "declare it: `authority \(leaf.text) binds …`",
        fixes: meant.prefix(1).map { Fix("write `\($0)`", .suggestion, [.init(leaf.range, $0)]) })
      return nil
    }
    if canonical != leaf.text { _ = resolveCode(leaf) }
    return canonical
  }

  // MARK: Orders

  /// Gives every order its number, so that rules and orders may speak of later ones.
  mutating func declareOrders() {
    var number = 0
    for node in items(.order) {
      guard let name = orderName(node) else { continue }
      if declare(name.text, "order", at: name.range, in: \.orders) {
        names.orderNumbers[name.text] = number
        number += 1
      }
    }
  }

  /// The name after the keyword.
  private func orderName(_ node: SyntaxNode) -> SyntaxNode? {
    node.leaf(1).flatMap { $0.token.kind == .lowerWord ? $0 : nil }
  }

  mutating func resolveOrders() {
    for node in items(.order) {
      guard let name = orderName(node), names.orders[name.text] == name.range else { continue }
      let issuer = node.leaf(.upperWord).flatMap { resolveAuthority($0) } ?? ""
      let issued = node.leaf(.date).flatMap { resolveDay($0) } ?? Day(number: 0)
      let expires = node.child(.expires)?.leaf(.date).flatMap { resolveDay($0) }
      for name in node.children(.adopts).flatMap({ $0.children(.tagName) }) { checkAdopted(name) }
      if let expires, expires < issued, let range = node.child(.expires)?.range {
        report(.invertedWindow, "the order expires before it is issued", at: range)
      }
      declarations.orders.append(
        Order(
          name: name.text, title: node.leaf(.string)?.value, issuer: issuer, issued: issued, expires: expires,
          citations: node.children(.cites).compactMap { $0.leaf(.string)?.value },
          adopted: node.children(.adopts).flatMap { $0.children(.tagName) }.compactMap {
            $0.leaves.first?.spelling
          },
          demands: node.children(.demand).compactMap { resolveDemand($0) },
          documentation: node.documentation, origin: Origin(node.range)))
    }
  }

  private mutating func resolveDemand(_ node: SyntaxNode) -> Demand? {
    let resolved = (effect: resolveEffect(node), sentence: resolveSentence(node))
    guard let sentence = resolved.sentence, let effect = resolved.effect else { return nil }
    return Demand(effect: effect, sentence: sentence)
  }

  /// What `under` names.
  mutating func resolveOrderReferences(_ nodes: [SyntaxNode]) -> [OrderReference] {
    var found: [OrderReference] = []
    for leaf in nodes.flatMap({ $0.leaves.dropFirst() }) {
      switch leaf.token.kind {
      case .upperWord:
        if let authority = resolveAuthority(leaf) { found.append(.anonymous(authority)) }
      case .lowerWord:
        if let number = names.orderNumbers[leaf.text] {
          found.append(.named(number))
        } else {
          reportUnknown(
            "order", leaf.text, at: leaf.range, among: names.orders.keys.sorted(),
            help: "declare it: `order \(leaf.text) issued by … on …`")
        }
      default: break
      }
    }
    return found
  }

  // MARK: Days and instants

  mutating func resolveDay(_ leaf: SyntaxNode) -> Day? {
    guard let day = Day(leaf.text) else {
      report(.impossibleDate, "there is no such day", at: leaf.range)
      return nil
    }
    return day
  }

  /// Why a text is no moment: there is none such, or something of it is not written.
  private static func fault(ofInstant text: String) -> String {
    let (minutes, rest) = (text.prefix(16), text.dropFirst(16))
    if Instant(text + "Z") != nil { return "the time zone of this moment is not said" }
    if Instant(minutes + ":00" + rest) != nil { return "the seconds of this moment are not said" }
    if Instant(text.dropLast(2) + ":" + text.suffix(2)) != nil { return "the offset of this moment has no colon" }
    return "there is no such moment"
  }

  mutating func resolveInstant(_ leaf: SyntaxNode) -> Instant? {
    if leaf.token.kind == .date { return resolveDay(leaf)?.start }
    guard let instant = Instant(leaf.text) else {
      report(
        .impossibleDate, Self.fault(ofInstant: leaf.text), at: leaf.range,
        help: Instant(leaf.text + "Z") != nil
          ? "add `Z` for UTC, or an offset such as `+08:00`"
          : "write an instant like 2020-06-04T20:00:00Z or 2020-06-04T20:00:00+08:00")
      return nil
    }
    return instant
  }
}
