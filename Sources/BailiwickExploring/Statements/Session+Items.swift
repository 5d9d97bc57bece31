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
    let leaks = leaks(newIn: next, since: former)
    let findings = leaks.map(\.finding) + violations(newIn: next, of: policy, since: former)
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

  /// The leaks that a program has and a former one has not, as findings. Only rules that are not as they were can leak
  /// otherwise, so of a policy like the former one only those are looked at.
  private func leaks(newIn next: LoadedProgram, since former: LoadedProgram) -> [NewLeak] {
    guard let policy = next.compilation.policySet else { return [] }
    guard let before = former.compilation.policySet else {
      return (next.leaks?.leaks ?? []).map { NewLeak($0, in: policy) }
    }
    let settled = SettledRules(from: before, to: policy).formerNumbers
    let kept = Set(settled.compactMap { $0 })
    guard !kept.isEmpty else {
      return NewLeak.all(of: next.leaks, in: policy, beside: former.leaks(after: base), in: before)
    }
    let (old, new) = (
      Grounds(made: before.only { !kept.contains($0) }), Grounds(made: policy.only { settled[$0] == nil })
    )
    return NewLeak.all(
      of: LeakProver(new).report(), in: new.policy, beside: LeakProver(old).report(), in: old.policy)
  }

  /// The promises that are broken now, and were not before.
  private func violations(
    newIn next: LoadedProgram, of policy: PolicySet, since former: LoadedProgram
  ) -> [Finding] {
    guard !policy.declarations.nevers.isEmpty else { return [] }
    let known = former.compilation.policySet.map { policy in
      Set(former.violations.map { ViolationFinding.finding($0, in: policy).message })
    }
    return next.violations.map { ViolationFinding.finding($0, in: policy) }.filter {
      known?.contains($0.message) != true
    }
  }
}
