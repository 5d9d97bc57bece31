import Bailiwick
import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickReporting
import BailiwickSource

extension Session {
  func leaks(_ authority: String) throws(Refusal) -> Answer {
    let policy = try policy
    guard let grounds = current.grounds else { throw .unreadable("the policy does not compile") }
    let report: LeakReport
    if authority.isEmpty {
      report = current.leaks(after: base) ?? LeakProver(grounds).report()
    } else if let chosen = policy.canonicalAuthority(authority) {
      report = LeakProver(grounds).report(on: chosen)
    } else {
      let question = didYouMean(policy.nearMisses(toAuthority: authority))
      throw .usage("no authority or place is named `\(authority)`" + question)
    }
    let files = current.compilation.files
    return Answer(
      LeaksText(policy, files: files, style: style).render(report),
      json: LeaksJSON(policy, files: files).document(report, policyFiles: files.map(\.name)),
      !report.leaks.isEmpty ? .no : report.unproved.isEmpty ? .yes : .undecided)
  }

  /// What was entered against the files.
  func diff() throws(Refusal) -> Answer { try difference(from: base, to: current) }

  /// What changes for whom from one program to another.
  func difference(from former: LoadedProgram, to latter: LoadedProgram) throws(Refusal) -> Answer {
    guard let old = former.compilation.policySet, let new = latter.compilation.policySet else {
      throw .unreadable("the policy does not compile")
    }
    guard former !== latter else {
      return answer(
        DifferenceReport(from: old, to: new, .none, leaks: LeakDifference(from: old, [], to: new, [])), .yes)
    }
    guard let before = former.grounds, let after = latter.grounds else {
      throw .unreadable("the policy does not compile")
    }
    return try difference(before, after, leaks: LeakDifference(from: before, to: after))
  }

  func difference(_ before: Grounds, _ after: Grounds, leaks: LeakDifference) throws(Refusal) -> Answer {
    guard let prover = DifferenceProver(from: before, to: after) else {
      throw .unreadable("the two have different vocabularies, and so no request in common")
    }
    let found = prover.find()
    let report = DifferenceReport(from: before.policy, to: after.policy, found, leaks: leaks)
    return answer(report, found.unproved.isEmpty ? .yes : .undecided)
  }

  private func answer(_ report: DifferenceReport, _ status: Answer.Status) -> Answer {
    Answer(report.text(style), json: report.json, status)
  }

  /// Two rules, each alone with what may lift it; or two policies in files.
  func compare(_ argument: String) throws(Refusal) -> Answer {
    let words = try ArgumentPaths.split(argument)
    guard words.count == 2 else { throw .usage("`:compare` takes two rules, or two policies") }
    let rules = current.compilation.model.declarations.rules
    if let first = rules.firstIndex(where: { $0.name == words[0] }),
      let second = rules.firstIndex(where: { $0.name == words[1] })
    {
      let policy = try policy
      let (before, after) = (Grounds(made: policy.only { $0 == first }), Grounds(made: policy.only { $0 == second }))
      let leaks = LeakDifference(
        from: before.policy, LeakProver(before).report().leaks, to: after.policy, LeakProver(after).report().leaks)
      return try difference(before, after, leaks: leaks)
    }
    if let unknown = words.first(where: { word in !rules.contains { $0.name == word } }),
      words.contains(where: { word in rules.contains { $0.name == word } })
    {
      throw .usage("no rule is named `\(unknown)`" + suggestion(unknown, among: rules.map(\.name)))
    }
    let policies = (try loaded([words[0]]), try loaded([words[1]]))
    for (word, policy) in [(words[0], policies.0), (words[1], policies.1)] where policy.compilation.policySet == nil {
      throw .unreadable("\(word) does not compile")
    }
    return try difference(from: policies.0, to: policies.1)
  }

  /// Who is hit by a rule: where they are, exactly, and under which conditions.
  func who(_ name: String) throws(Refusal) -> Answer {
    let policy = try policy
    guard let number = policy.rules.firstIndex(where: { $0.name == name }) else {
      throw .usage("no rule is named `\(name)`" + suggestion(name, among: policy.rules.map(\.name)))
    }
    let rule = policy.rules[number]
    let vocabulary = policy.vocabulary
    let effect = vocabulary.effects[rule.effect]
    guard effect.force == .restricts || effect.force == .informs else {
      throw .usage("`\(name)` restricts nobody and tells nobody anything: it lifts what other rules do")
    }
    let nothing = Grounds(made: policy.only { _ in false })
    let alone = Grounds(made: policy.only { $0 == number })
    guard let prover = DifferenceProver(from: nothing, to: alone) else {
      throw .unreadable("the policy does not compile")
    }
    let difference = prover.find()
    guard let change = difference.changes.first(where: { $0.kind == .comes }) else {
      return difference.unproved.isEmpty
        ? Answer("nobody: no request makes it apply", json: ["rule": .string(name), "places": []])
        : Answer("it was not proved whether anybody is", json: ["rule": .string(name)], .undecided)
    }
    let noun = vocabulary.noun(rule.sentence.target)
    var lines = ["\(effect.name) \(noun)"]
    let author = AuthorsWords(policy, files: current.compilation.files)
    if let places = change.places {
      let written = rule.sentence.place(in: vocabulary).flatMap { $0.isJust(places) ? author.places(of: $0) : nil }
      lines.append("  where: \(written ?? words(places))")
    } else if rule.sentence.target == .thing {
      lines.append("  where: everybody whom it reaches, wherever they are")
    }
    let conditions = rule.sentence.conditions(author, vocabulary)
    for (lead, condition) in conditions { lines.append("  \(lead): \(condition)") }
    let orders = rule.sentence.orders.map(policy.name(of:))
    if !orders.isEmpty { lines.append("  under: \(orders.joined(separator: ", "))") }
    let scene = RequestPhrases(policy).scene(change.witness)
    lines.append("  as for: \(visible(scene))")
    return Answer(
      lines.joined(separator: "\n"),
      json: [
        "rule": .string(name), "effect": .string(effect.name), "on": .string(noun),
        "places": change.places.map { .strings(Places.standard.codes(of: $0)) } ?? .null,
        "conditions": .strings(conditions.map { "\($0.lead): \($0.words)" }), "orders": .strings(orders),
        "witness": RequestJSON(policy: alone.policy).object(change.witness),
      ])
  }
}

/// Where those are whom a rule hits.
private func words(_ places: AtomSet) -> String {
  if places == .everything { return "wherever they are" }
  if places.isEmpty { return "where it is not known exactly where they are" }
  return shortened(Places.standard.summary(of: places), to: 20)
}

extension Test {
  /// Whether it asks for just some places.
  fileprivate func isJust(_ places: AtomSet) -> Bool {
    if case .inside(let atoms) = predicate { atoms == places } else { false }
  }
}

extension Sentence {
  /// The one test that says where the person must be whom it targets.
  fileprivate func place(in vocabulary: Vocabulary) -> Test? {
    guard let path = vocabulary.location(of: target) else { return nil }
    let tests = placedTests.filter { $0.isRequired && !$0.isNegated && $0.test.path == path }
    return tests.count == 1 ? tests[0].test : nil
  }

  /// Its conditions in words.
  fileprivate func conditions(_ words: AuthorsWords, _ vocabulary: Vocabulary) -> [(lead: String, words: String)] {
    let whom = [qualifiers, when].filter { $0 != .always }.map { words.words($0, of: self) }
    var found: [(lead: String, words: String)] = []
    if !whom.isEmpty { found.append(("when", whom.joined(separator: " and "))) }
    if thing != .always { found.append(("for", words.words(thing, of: self))) }
    if let activity { found.append(("from", vocabulary.activities[activity].gerund)) }
    if let unless { found.append(("unless", words.words(unless, of: self))) }
    if let start = window.start { found.append(("from", start.timestamp)) }
    if let end = window.end { found.append(("until", end.timestamp)) }
    return found
  }
}
