import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let excessDemand = FindingKind("L009", "excess-demand", category: "leak", .warning)
}

extension Check {
  static let excessDemand = Check(
    .excessDemand, "the order demands what cannot be met without a leak",
    page: CheckPage(
      what: "No rule could give what the order asks for without reaching people whom it does not bind.",
      why: "A demand may be met as far as the authority's bailiwick goes, and no farther.",
      avoid: """
        order takedown issued by CN on 2020-05-18 demands end meetings tagged illegal-in-CN
        """,
      prefer: """
        order takedown issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "The widest confined form is proposed, where the demand can be written so in place.",
      related: ["L002", "A002"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.excessDemands.map { excess in
    let order = subject.policy.orders[excess.order]
    let wording = LeakWording(excess.policy)
    let repair = wording.repair(excess.leak)
    let sentence = order.demands[excess.demand].sentence
    let form = repair.keepsNothing ? "none: nobody whom the demand is about is in \(order.issuer)" : repair.words
    let evidence = FindingWitness(
      policy: excess.policy, requests: [("before", excess.leak.witness.before), ("after", excess.leak.witness.after)],
      person: excess.leak.witness.person, place: excess.leak.witness.place, steps: wording.steps(excess.leak))
    let (isLasting, issuer) = ([.lasting, .overstay].contains(excess.leak.kind), order.issuer)
    return Finding(
      .excessDemand,
      "`\(order.name)` demands what no rule could give without "
        + (isLasting ? "following people who leave \(issuer)" : "reaching people outside \(issuer)"),
      at: sentence.head.range, caption: isLasting ? wording.caption(excess.leak) : "this goes beyond \(issuer)",
      notes: [
        Finding.Note("witness", wording.witness(excess.leak)), Finding.Note("widest confined form", form),
      ],
      fixes: repair.edits.isEmpty ? [] : [Fix(repair.words, .suggestion, repair.edits)],
      evidence: Finding.Evidence(evidence))
  }
}
