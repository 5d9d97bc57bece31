import BailiwickModel
import BailiwickSource

extension FindingKind {
  public static let territoryLeak = FindingKind("L001", "territory-leak", category: "leak", .error)
  public static let collectiveLeak = FindingKind("L002", "collective-leak", category: "leak", .error)
  public static let lastingLeak = FindingKind("L003", "lasting-leak", category: "leak", .error)
  public static let uncertainLeak = FindingKind("L004", "uncertain-leak", category: "leak", .error)
  public static let proxyLeak = FindingKind("L005", "proxy-leak", category: "leak", .error)
  public static let launderedLeak = FindingKind("L006", "laundered-leak", category: "leak", .error)
  public static let licenceLeak = FindingKind("L007", "licence-leak", category: "leak", .error)
  public static let overstay = FindingKind("L008", "overstay", category: "leak", .error)
  public static let leakUnproved = FindingKind("L011", "leak-unproved", category: "leak", .warning)
}

extension LeakKind {
  public var findingKind: FindingKind {
    switch self {
    case .territory: .territoryLeak
    case .collective: .collectiveLeak
    case .lasting: .lastingLeak
    case .uncertain: .uncertainLeak
    case .proxy: .proxyLeak
    case .laundered: .launderedLeak
    case .licence: .licenceLeak
    case .overstay: .overstay
    }
  }
}

extension LeakWording {
  /// The leak at the rule that it is in, with where the authority's word is read.
  public func finding(_ leak: Leak) -> Finding {
    let rule = policy.rules[leak.rule]
    let repair = repair(leak)
    let fixes =
      repair.edits.isEmpty
      ? [] : [Fix(repair.words, leak.kind == .proxy ? .suggestion : .unsafe, repair.edits)]
    var notes = [Finding.Note("witness", witness(leak))]
    if !leak.witness.isConfirmed {
      notes.append(
        Finding.Note("note", "the witness could not be confirmed by deciding it; the leak is none the less proved"))
    }
    notes.append(Finding.Note("repair", repair.words))
    return Finding(
      leak.kind.findingKind, message(leak), at: rule.sentence.head.range, caption: caption(leak),
      labels: labels(leak), notes: notes, fixes: fixes)
  }

  /// That nothing could be proved of a rule and an authority.
  public func finding(_ unproved: UnprovedLeak) -> Finding {
    let rule = policy.rules[unproved.rule]
    return Finding(
      .leakUnproved,
      "whether a word of \(unproved.authority) reaches people outside \(unproved.authority) was not proved",
      at: rule.sentence.head.range, caption: "the conditions are too many to try them all",
      notes: [Finding.Note("help", "split the rule, or ask for less in one condition")])
  }

  /// Where the rule itself reads a word of the authority's, and where the rules that carry it stand.
  private func labels(_ leak: Leak) -> [Finding.Label] {
    var labels: [Finding.Label] = []
    let rule = policy.rules[leak.rule]
    for change in leak.witness.changes {
      guard case .tag(let tag) = change.input else { continue }
      let test = rule.sentence.conditions.flatMap(\.tests).first { $0.predicate == .tagged(tag) }
      if let test { labels.append(.init("said by \(leak.authority)", at: test.origin.range)) }
    }
    for carrier in policy.rules where leak.via.contains(carrier.name) && carrier.name != rule.name {
      labels.append(.init("this carries the word", at: carrier.sentence.head.range))
    }
    for mark in policy.marks where leak.via.contains("mark \(mark.tag)") {
      labels.append(.init("this carries the word", at: mark.sentence.head.range))
    }
    return labels
  }
}
