import BailiwickSource

/// The clauses that may follow a target, in any order.
enum Clause: String, CaseIterable {
  case `for`, from, when, unless, under, until, through, because, notice

  static let all = allCases
  static let demandable: [Clause] = [.for, .from, .when, .unless]

  var keyword: StaticString {
    switch self {
    case .for: "for"
    case .from: "from"
    case .when: "when"
    case .unless: "unless"
    case .under: "under"
    case .until: "until"
    case .through: "through"
    case .because: "because"
    case .notice: "notice"
    }
  }
}

extension Parser {
  /// What a sentence belongs to, which decides the clauses that it takes.
  enum SentenceOwner: String {
    case rule, mark, never, demand

    var clauses: [Clause] {
      switch self {
      case .rule, .mark, .never: Clause.all
      case .demand: Clause.demandable
      }
    }
  }

  /// `noun { qualifier }`
  mutating func target() {
    node(.target) { parser in
      parser.expectName(.noun)
      var last: SyntaxKind?
      while let kind = parser.qualifier() { last = kind }
      if !parser.isLost, !parser.current.startsLine { parser.refuseConnected(last) }
    }
    ends.target = position
  }

  private mutating func qualifier() -> SyntaxKind? {
    if isLost { return nil }
    if atPlacement {
      placement()
      return .placement
    }
    if atTagging {
      tagging()
      return .tagging
    }
    guard at("with") else { return nil }
    keyword(.with) { $0.condition() }
    return .with
  }

  /// `in CN or`, `tagged a or b`, `not in CN`: what goes on so is no target.
  private mutating func refuseConnected(_ last: SyntaxKind?) {
    if at("not"), at("in", ahead: 1) { return refuseNotIn() }
    guard at("and") || at("or") else { return }
    if last == .placement, take("or") { return fail([.place]) }
    guard last == .tagging else { return }
    report(.tagListWithoutOf)
    isLost = true
  }

  mutating func refuseNotIn() {
    let end = token(ahead: 1).offsets.upperBound
    report(.notIn, at: SourceRange(file: source.id, start: currentRange.start, end: end))
    isLost = true
  }

  var atPlacement: Bool { at("in") || at("possibly") || at("outside") }

  var atTagging: Bool { at("tagged") || at("not") && at("tagged", ahead: 1) }

  mutating func placement() {
    node(.placement) { parser in
      if parser.take("possibly") {
        parser.expect("in")
      } else {
        parser.take()
      }
      parser.places()
    }
  }

  mutating func tagging() {
    node(.tagging) { parser in
      parser.take("not")
      parser.take()
      if parser.at("any") || parser.at("all") || parser.at("none") {
        parser.take()
        parser.expect("of")
        parser.commaSeparated { $0.tagName() }
      } else {
        parser.tagName()
        if parser.at(.comma) {
          parser.report(.tagListWithoutOf)
          parser.isLost = true
        }
      }
    }
  }

  mutating func tagName() {
    node(.tagName) { parser in
      if !parser.take(.string) { parser.expectName(.tag) }
    }
  }

  /// `{ clause }` up to the end of the item.
  mutating func clauses(of owner: SentenceOwner) {
    var seen: [(slot: Clause, range: SourceRange)] = []
    while !isLost {
      guard let clause = atClause ?? misspeltClause(of: owner) else { return }
      let start = currentRange
      if !owner.clauses.contains(clause) || clause == .from && owner == .demand && atTime(ahead: 1) {
        report(.clauseNotHere(text, item: owner == .demand ? "a demand" : "a \(owner.rawValue)"))
        isLost = true
        return
      }
      // What limits the thing goes into one slot, and so do the two ends of the window.
      let slot: Clause =
        clause == .from && !atTime(ahead: 1) ? .for : clause == .through ? .until : clause
      if slot != .under, let first = seen.first(where: { $0.slot == slot })?.range {
        report(.repeatedClause(clause.rawValue, first: source.text(first.offsets), at: first))
      } else {
        seen.append((slot, start))
      }
      parse(clause)
    }
  }

  private var atClause: Clause? {
    at(.lowerWord) ? Clause.all.first { at($0.keyword) } : nil
  }

  /// Nothing at the end of the item. A word that continues the line is reported, and read as the
  /// clause that it was meant to be where there is a near miss.
  private mutating func misspeltClause(of owner: SentenceOwner) -> Clause? {
    if current.startsLine || at(.end) { return nil }
    if owner == .demand, at("expires") || at("cites") || at("adopts") || at("demands") { return nil }
    let clauses = owner.clauses.map(\.rawValue)
    let terms = owner == .demand ? Self.orderTerms : []
    let isAfterPlace = position > 0 && Self.placeEnds.contains(tokens[Int(significant[position - 1])].kind)
    let near = nearKeywords(clauses + terms + fittingQualifiers, among: connectives)
    let fitting = near.filter { Clause(rawValue: $0).map(fits) ?? true }
    let meant = fitting.isEmpty ? near : fitting
    let isPlace = isAfterPlace && at(.upperWord)
    let isClause = meant.contains { Clause(rawValue: $0) != nil }
    report(
      expected: (clauses + (isClause ? [] : terms + qualifiers + connectives)).map { .keyword($0) }, meant: meant,
      help: isPlace ? SyntaxProblem.placesHelp : meant.count == 1 ? nil : OtherWords.helps[text])
    let clause = meant.allSatisfy { Clause(rawValue: $0) != nil } ? meant.first.flatMap(Clause.init) : nil
    if clause == nil { isLost = true }
    return clause
  }

  /// What a list of places may end with.
  private static let placeEnds: [TokenKind] = [.upperWord, .string, .rightParenthesis]

  /// What may follow a demand.
  private static let orderTerms = ["expires", "cites", "adopts", "demands"]

  private mutating func parse(_ clause: Clause) {
    switch clause {
    case .for: keyword(.forClause) { $0.target() }
    case .from where atTime(ahead: 1): keyword(.fromClause) { $0.time() }
    case .from:
      keyword(.activityClause) { parser in
        parser.expectName(.activityName)
        parser.target()
      }
    case .when: keyword(.whenClause) { $0.condition() }
    case .unless: keyword(.unlessClause) { $0.condition() }
    case .under:
      keyword(.underClause) { parser in
        parser.commaSeparated { parser in
          if !parser.take(.upperWord) { parser.expectName(.orderName) }
        }
      }
    case .until: keyword(.untilClause) { $0.time() }
    case .through: keyword(.throughClause) { $0.expect(.date, .date) }
    case .because: keyword(.becauseClause) { $0.expect(.string, .string(of: "the reason")) }
    case .notice: keyword(.noticeClause) { $0.expect(.string, .string(of: "the notice")) }
    }
  }

  /// A node that begins with a keyword which has been seen.
  mutating func keyword(_ kind: SyntaxKind, _ content: (inout Parser) -> Void) {
    node(kind) { parser in
      parser.take()
      content(&parser)
    }
  }

  func atTime(ahead distance: Int = 0) -> Bool {
    let kind = token(ahead: distance).kind
    return kind == .date || kind == .instant
  }

  mutating func time() {
    if atTime() { take() } else { fail([.time]) }
  }
}
