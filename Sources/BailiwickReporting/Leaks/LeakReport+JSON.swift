import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

/// What was proved of every authority, as one object (§7 of the reference).
public struct LeaksJSON: Sendable {
  private let policy: PolicySet
  private let files: SourceFiles
  private let wording: LeakWording

  public init(_ policy: PolicySet, files: some Sequence<SourceFile>) {
    self.policy = policy
    self.files = SourceFiles(files)
    wording = LeakWording(policy)
  }

  public func document(_ report: LeakReport, policyFiles: [String]) -> JSONValue {
    var object: JSONObject = [
      "policy": .strings(policyFiles),
      "authorities": .array(report.authorities.map(json)),
      "leaks": .array(report.leaks.map(json)),
      "assumptions": .strings(report.assumptions),
    ]
    if !report.unproved.isEmpty {
      object.append(
        "unproved",
        .array(
          report.unproved.map {
            ["rule": .string(policy.rules[$0.rule].name), "authority": .string($0.authority)]
          }))
    }
    return .object(object)
  }

  private func json(_ authority: AuthorityVerdict) -> JSONValue {
    [
      "authority": .string(authority.name),
      "binds": .strings(authority.bailiwick == .everywhere ? ["everywhere"] : binds(authority)),
      "verdict": .string(authority.verdict.rawValue),
    ]
  }

  private func binds(_ authority: AuthorityVerdict) -> [String] { Places.standard.describe(authority.bailiwick.atoms) }

  private func json(_ leak: Leak) -> JSONValue {
    let rule = policy.rules[leak.rule]
    let requests = RequestJSON(policy: policy)
    let range = rule.sentence.head.range
    let file = files[range.file]
    let witness = leak.witness
    let repair = wording.repair(leak)
    return [
      "rule": .string(rule.name), "authority": .string(leak.authority), "kind": .string(leak.kind.rawValue),
      "via": .strings(leak.via), "effect": .string(policy.vocabulary.effects[rule.effect].name),
      "person": .string(witness.person), "place": .string(witness.place),
      "changes": .array(witness.changes.map(json)),
      "before": requests.object(witness.before), "after": requests.object(witness.after),
      "confirmed": .bool(witness.isConfirmed), "message": .string(wording.message(leak)),
      "repair": .string(repair.words),
      "edits": .array(repair.edits.map { ["range": json($0.range), "text": .string($0.text)] }),
      "file": .string(file.name), "range": json(range),
    ]
  }

  private func json(_ change: InputChange) -> JSONValue {
    let input =
      switch change.input {
      case .tag(let tag): "tag \(tag)"
      case .order(let reference): "order \(policy.name(of: reference))"
      }
    return ["input": .string(input), "from": .bool(change.from), "to": .bool(change.to)]
  }

  private func json(_ range: SourceRange) -> JSONValue {
    let file = files[range.file]
    return ["start": json(file.position(at: range.start)), "end": json(file.position(at: range.end))]
  }

  private func json(_ position: SourcePosition) -> JSONValue {
    ["line": .integer(position.line), "column": .integer(position.column), "byte": .integer(position.byte)]
  }
}
