import Bailiwick
import BailiwickChecks
import BailiwickModel
import BailiwickProofs
import BailiwickReporting
import BailiwickSource
import BailiwickSyntax

extension Session {
  /// Adds items to what is loaded, and shows what leaks they bring.
  mutating func enter(_ text: String) throws(Refusal) -> Answer {
    let tree = parse(SourceFile(name: EnteredItem.fileName, text: text)).tree
    let items = tree.root.children.filter { $0.kind != .token }
    var program = current.program
    var added: [EnteredItem] = []
    var words: [String] = []
    for item in items {
      let entry = EnteredItem(key: item.itemKey, text: entered(item, of: tree, after: items))
      let result = program.entering(entry, trees: added.isEmpty ? current.compilation.trees : nil)
      program = result.program
      added.append(entry)
      words.append((result.replaced ? "replaced " : "added ") + item.itemWords)
    }
    let next = LoadedProgram(program, after: current)
    try refuseErrors(of: next, beyond: current)
    let before = current
    history.add(FormerLayer(entered: entered, program: current))
    adopt(next, entered + added)
    let names = names(ofRulesNewIn: next, since: before)
    if items.count == 1, items[0].kind == .rule, items[0].itemKey == nil, let name = names.first {
      words = ["added rule \(name)"]
    }
    return answer(words, leaksNewIn: next, since: before)
  }

  /// From the comments that belong to an item to its end.
  private func entered(_ item: SyntaxNode, of tree: SyntaxTree, after items: [SyntaxNode]) -> String {
    let end = item.range.end
    let start = items.last { $0.range.start < item.range.start }?.range.end ?? 0
    return tree.file.text(start..<max(start, end)).trimmed
  }

  /// Makes a program the current one; facts are kept as far as they mean something in it.
  mutating func adopt(_ program: LoadedProgram, _ entered: [EnteredItem]) {
    let kept = current.compilation.policySet.map { RequestJSON(policy: $0).object(facts).text(.compact) }
    current = program
    self.entered = entered
    guard let policy = program.compilation.policySet, let kept else { return }
    if case .success(let read) = FactsReader(policy).read(Array(kept.utf8)) {
      facts = read.facts
    } else {
      facts = Facts(exploring: policy.vocabulary)
    }
  }

  /// An item that brings errors is not taken.
  private func refuseErrors(of next: LoadedProgram, beyond former: LoadedProgram) throws(Refusal) {
    let errors = next.compilation.findings.filter { $0.severity == .error }
    let known = Set(former.compilation.findings.map { [$0.kind.code, $0.message] })
    let new = errors.filter { !known.contains([$0.kind.code, $0.message]) }
    guard !new.isEmpty else { return }
    throw .findings(
      FindingsText(files: next.compilation.files, style: style).render(new),
      plain: new.map(\.message).joined(separator: "; "))
  }

  private func names(ofRulesNewIn next: LoadedProgram, since former: LoadedProgram) -> [String] {
    let known = Set(former.compilation.model.declarations.rules.map(\.name))
    return next.compilation.model.declarations.rules.map(\.name).filter { !known.contains($0) }
  }

  private func answer(
    _ words: [String], leaksNewIn next: LoadedProgram, since former: LoadedProgram
  ) -> Answer {
    guard let policy = next.compilation.policySet else { return Answer(words.joined(separator: "\n")) }
    let before = former.compilation.policySet
    let changed = before.flatMap { ChangedRules(from: $0, to: policy) }
    let leaks =
      changed.map { changed in
        NewLeak.all(
          of: LeakProver(changed.now).report(), in: changed.now.policy,
          beside: LeakProver(changed.before).report(), in: changed.before.policy)
      } ?? NewLeak.all(of: next.leaks, in: policy, beside: former.leaks(after: base), in: before ?? policy)
    let broken =
      changed.map { changed in
        violations(of: AssertionProver(changed.now).find().violations, in: changed.now.policy)
          .beyond(violations(of: AssertionProver(changed.before).find().violations, in: changed.before.policy))
          + violations(of: next.violations(of: changed.newAssertions), in: policy)
      } ?? violations(of: next.violations, in: policy).beyond(violations(of: former.violations, in: before ?? policy))
    let findings = leaks.map(\.finding) + broken
    var text = words.map { $0 + "\n" }.joined()
    if !findings.isEmpty {
      text += "\n" + FindingsText(files: next.compilation.files, style: style).render(findings)
    }
    let others = findings.dropFirst(leaks.count).map { finding -> JSONValue in
      ["message": .string(finding.message), "witness": .string(finding.notes.first?.text ?? "")]
    }
    return Answer(
      text, json: ["entered": .strings(words), "leaks": .array(leaks.map(\.json)), "violations": .array(others)])
  }

  private func violations(of found: [Violation], in policy: PolicySet) -> [Finding] {
    found.map { ViolationFinding.finding($0, in: policy) }
  }
}

extension [Finding] {
  /// Those that say what others do not.
  fileprivate func beyond(_ others: [Finding]) -> [Finding] {
    let known = Set(others.map(\.message))
    return filter { !known.contains($0.message) }
  }
}
