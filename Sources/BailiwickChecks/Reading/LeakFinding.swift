import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension LeakKind {
  /// Whether somebody has to look at what would mend it: it does something else than what was asked for.
  fileprivate var isMendedByHand: Bool {
    switch self {
    case .proxy, .lasting, .overstay: true
    case .territory, .collective, .uncertain, .laundered, .licence: false
    }
  }

  /// The check that tells of it.
  var check: Check {
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

/// Leaks as findings.
public enum LeakFinding {
  /// The leak at the rule that it is in, with where the authority's word is read.
  public static func finding(_ leak: Leak, in policy: PolicySet, _ wording: LeakWording) -> Finding {
    let rule = policy.rules[leak.rule]
    let repair = wording.repair(leak)
    let fixes =
      repair.edits.isEmpty ? [] : [Fix(repair.words, leak.kind.isMendedByHand ? .suggestion : .unsafe, repair.edits)]
    var notes = [Finding.Note("witness", wording.witness(leak))]
    if !leak.witness.isConfirmed {
      let reason = "the witness is not confirmed: it takes a text that was not found, or a tag that is read in two ways"
      notes.append(Finding.Note("note", reason))
    }
    notes.append(Finding.Note("repair", repair.words))
    let evidence = FindingWitness(
      policy: policy, requests: [("before", leak.witness.before), ("after", leak.witness.after)],
      person: leak.witness.person, place: leak.witness.place, steps: wording.steps(leak))
    return Finding(
      leak.kind.check.kind, wording.message(leak), at: rule.sentence.head.range, caption: wording.caption(leak),
      labels: labels(leak, in: policy), notes: notes, fixes: fixes, evidence: Finding.Evidence(evidence))
  }

  /// That nothing could be proved of a rule and an authority.
  public static func finding(_ unproved: UnprovedLeak, in policy: PolicySet) -> Finding {
    let authority = unproved.authority
    return Finding(
      .leakUnproved, "whether a word of \(authority) reaches people outside \(authority) was not proved",
      at: policy.rules[unproved.rule].sentence.head.range, caption: "the conditions are too many to try them all",
      notes: [Finding.Note("help", "split the rule, or ask for less in one condition")])
  }

  /// Where the rule itself reads a word of the authority's, and where the rules that carry it stand.
  private static func labels(_ leak: Leak, in policy: PolicySet) -> [Finding.Label] {
    var labels: [Finding.Label] = []
    let rule = policy.rules[leak.rule]
    for change in leak.witness.changes {
      guard case .tag(let tag) = change.input else { continue }
      let test = rule.sentence.tests.first { $0.predicate == .tagged(tag) }
      if let test { labels.append(.init("said by \(leak.authority)", at: test.origin.range)) }
    }
    guard !leak.via.isEmpty else { return labels }
    for carrier in policy.rules where leak.via.contains(carrier.name) && carrier.name != rule.name {
      labels.append(.init("this carries the word", at: carrier.sentence.head.range))
    }
    for mark in policy.marks where leak.via.contains("mark \(mark.tag)") {
      labels.append(.init("this carries the word", at: mark.sentence.head.range))
    }
    return labels
  }
}
