import BailiwickSource
import BailiwickSyntax

/// The fixes that can be applied at once: their edits do not overlap.
struct FixRound {
  /// What is mended, in source order.
  private(set) var findings: [Finding] = []
  /// By file, in source order.
  private var edits: [FileID: [Fix.Edit]] = [:]
  private(set) var isSafe = true
  private(set) var stage = FixStage.formatting

  /// - Parameters:
  ///   - allowed: how safe a fix must be.
  ///   - limit: how many findings are mended at most.
  init(_ findings: [Finding], allowing allowed: Set<Fix.Safety>, atMost limit: Int = .max) {
    let mending = findings.filter { $0.fix(allowing: allowed) != nil }
    for stage in FixStage.allCases where self.findings.isEmpty {
      self.stage = stage
      for finding in mending where FixStage(finding.kind) == stage && self.findings.count < limit {
        guard let fix = finding.fix(allowing: allowed), take(fix) else { continue }
        self.findings.append(finding)
        if fix.safety != .safe { isSafe = false }
      }
    }
  }

  /// Adds the edits of a fix when none of them meets one that is there already.
  private mutating func take(_ fix: Fix) -> Bool {
    var places: [(file: FileID, index: Int)] = []
    for edit in fix.edits {
      guard let index = place(for: edit) else {
        for place in places.reversed() { edits[place.file]?.remove(at: place.index) }
        return false
      }
      edits[edit.range.file, default: []].insert(edit, at: index)
      places.append((edit.range.file, index))
    }
    return true
  }

  /// Where an edit belongs among those of its file, which stand in order; `nil` when it meets one of them.
  private func place(for edit: Fix.Edit) -> Int? {
    let others = edits[edit.range.file] ?? []
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle].range < edit.range { low = middle + 1 } else { high = middle }
    }
    let isFree =
      (low == 0 || others[low - 1].isApart(before: edit)) && (low == others.count || edit.isApart(before: others[low]))
    return isFree ? low : nil
  }

  /// The texts of the files that change. Those that are in canonical form stay so.
  ///
  /// - Parameter moves: learns what becomes of the files' items.
  func texts(of files: [SourceFile], _ moves: inout ItemMoves) -> [FileID: [UInt8]] {
    let edited = edited(files)
    let texts = Dictionary(
      uniqueKeysWithValues: concurrentMap(Array(edited)) { id, bytes -> (FileID, [UInt8]) in
        guard let file = files.first(where: { $0.id == id }), isFormatted(parse(file).tree) else { return (id, bytes) }
        let tree = parse(SourceFile(id: id, name: file.name, bytes: bytes)).tree
        return (id, (try? formatted(tree)) ?? bytes)
      })
    for file in files {
      guard let bytes = edited[file.id], let written = texts[file.id] else { continue }
      moves.add(edits[file.id] ?? [], of: file, edited: bytes, written: written)
    }
    return texts
  }

  private func edited(_ files: [SourceFile]) -> [FileID: [UInt8]] {
    edits.reduce(into: [:]) { texts, entry in
      guard let file = files.first(where: { $0.id == entry.key }) else { return }
      var bytes: [UInt8] = []
      var copied = 0
      for edit in entry.value {
        bytes += file.bytes[copied..<edit.range.start]
        bytes += edit.text.utf8
        copied = edit.range.end
      }
      texts[entry.key] = bytes + file.bytes[copied...]
    }
  }
}

extension Fix.Edit {
  /// Whether it ends before another begins. What both take away may touch.
  fileprivate func isApart(before other: Fix.Edit) -> Bool {
    if range.end < other.range.start { return true }
    let takeAway = text.isEmpty && other.text.isEmpty && !range.offsets.isEmpty && !other.range.offsets.isEmpty
    return takeAway && range.end == other.range.start
  }
}

extension Finding {
  /// Its first fix that is safe enough and changes something.
  func fix(allowing allowed: Set<Fix.Safety>) -> Fix? {
    fixes.first { allowed.contains($0.safety) && !$0.edits.isEmpty }
  }
}
