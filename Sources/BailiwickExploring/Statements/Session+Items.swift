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
    let file = SourceFile(name: EnteredItem.fileName, text: text)
    let (tree, problems) = parse(file)
    guard problems.isEmpty else {
      let findings = problems.map(\.findingWithPlaces)
      throw .findings(
        FindingsText(files: [file], style: style).render(findings),
        plain: findings.map(\.message).joined(separator: "; "))
    }
    let items = tree.root.children.filter { $0.kind != .token }
    guard !items.contains(where: { $0.kind == .use }) else {
      throw .usage("`use` stands in files: here `:load PATH…` loads them, several together")
    }
    var program = current.program
    var added: [EnteredItem] = []
    var replacing: [EnteredItem] = []
    var words: [String] = []
    for item in items {
      let entry = EnteredItem(key: item.itemKey, text: entered(item, of: tree, after: items))
      let result = program.entering(entry, trees: added.isEmpty ? current.compilation.trees : nil)
      program = result.program
      added.append(entry)
      if result.replaced { replacing.append(entry) }
      words.append((result.replaced ? "replaced " : "added ") + item.itemWords)
    }
    let next = LoadedProgram(program, after: current)
    try refuseErrors(of: next, beyond: current, replacing)
    let before = current
    history.add(FormerLayer(entered: entered, program: current))
    adopt(next, entered + added)
    let names = names(ofRulesNewIn: next, since: before)
    if items.count == 1, items[0].kind == .rule, items[0].itemKey == nil, let name = names.first {
      words = ["added rule \(name)"]
    }
    return answer(words, leaksNewIn: next, since: before, replacing)
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
  ///
  /// - Parameter items: those that take the place of others.
  private func refuseErrors(
    of next: LoadedProgram, beyond former: LoadedProgram, _ items: [EnteredItem]
  ) throws(Refusal) {
    let errors = next.compilation.findings.filter { $0.severity == .error }
    let known = Set(former.compilation.findings.map { [$0.kind.code, $0.message] })
    let new = errors.filter { !known.contains([$0.kind.code, $0.message]) }
    guard !new.isEmpty else { return }
    throw .findings(shown(new, in: next, items), plain: new.map(\.message).joined(separator: "; "))
  }

  /// Findings with their excerpts. Items that take the place of others in files are shown as they were typed, since
  /// no file has them so.
  private func shown(_ findings: [Finding], in program: LoadedProgram, _ items: [EnteredItem]) -> String {
    var (findings, files) = (findings, program.compilation.files)
    for item in items {
      guard let (place, offset) = program.compilation.place(of: item) else { continue }
      let typed = SourceFile(id: FileID(files.count), name: EnteredItem.fileName, text: item.text)
      findings = findings.map { $0.moved(from: place, back: offset, into: typed) }
      files.append(typed)
    }
    return FindingsText(files: files, style: style).render(findings)
  }

  private func names(ofRulesNewIn next: LoadedProgram, since former: LoadedProgram) -> [String] {
    let known = Set(former.compilation.model.declarations.rules.map(\.name))
    return next.compilation.model.declarations.rules.map(\.name).filter { !known.contains($0) }
  }

  private func answer(
    _ words: [String], leaksNewIn next: LoadedProgram, since former: LoadedProgram, _ items: [EnteredItem]
  ) -> Answer {
    guard let policy = next.compilation.policySet else { return Answer(quoting: words.joined(separator: "\n")) }
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
    var text = words.map { visible($0) + "\n" }.joined()
    if !findings.isEmpty {
      text += "\n" + shown(findings, in: next, items)
    }
    let others = findings.dropFirst(leaks.count).map { finding -> JSONValue in
      ["message": .string(finding.message), "witness": .string(finding.notes.first?.text ?? "")]
    }
    return Answer(
      text, json: ["entered": .strings(words), "leaks": .array(leaks.map(\.json)), "violations": .array(others)],
      findings.isEmpty ? .yes : .no)
  }

  private func violations(of found: [Violation], in policy: PolicySet) -> [Finding] {
    found.map { ViolationFinding.finding($0, in: policy) }
  }
}

extension Compilation {
  /// The loaded file in which an item stands, and where its text begins there.
  fileprivate func place(of item: EnteredItem) -> (file: FileID, offset: Int)? {
    guard let key = item.key else { return nil }
    for tree in trees where tree.file.name != EnteredItem.fileName {
      guard let node = tree.root.children(key.kind).first(where: { $0.itemKey == key }) else { continue }
      let alone = parse(SourceFile(name: "", text: item.text)).tree.root.child(key.kind)
      return (tree.file.id, node.range.start - (alone?.range.start ?? 0))
    }
    return nil
  }
}

extension [Finding] {
  /// Those that say what others do not.
  fileprivate func beyond(_ others: [Finding]) -> [Finding] {
    let known = Set(others.map(\.message))
    return filter { !known.contains($0.message) }
  }
}
