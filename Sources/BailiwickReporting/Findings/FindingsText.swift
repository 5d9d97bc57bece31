import BailiwickSource

/// Findings for people, each with an excerpt of the text that it is about:
///
///     error[L002] collective-leak: an order of CN reaches people outside CN
///       --> policy.bwk:6:3
///        |
///      6 |   end meetings tagged illegal-in-CN
///        |   ^^^^^^^^^^^^ ends the meeting for everybody in it
///      7 |   when any participant in CN
///        |
///        = repair: block participants in CN for meetings tagged illegal-in-CN
///        = more: bailiwick explain L002
public struct FindingsText: Sendable {
  private let files: SourceFiles
  private let style: Style
  private let width: Int
  private let explained: Set<String>

  /// - Parameter width: how many columns of a line of the text are shown before it is cut.
  /// - Parameter explained: the codes of which `bailiwick explain` has a page to point at.
  public init(
    files: some Sequence<SourceFile>, style: Style = .plain, width: Int = 100, explained: Set<String> = []
  ) {
    self.files = SourceFiles(files)
    self.explained = explained
    self.style = style
    self.width = max(width, 20)
  }

  /// All findings in the order given, a blank line between two; nothing for none. They are drawn on all cores.
  public func render(_ findings: [Finding]) -> String {
    concurrentMap(findings, inPiecesOf: Self.pieceSize) { render($0) }.joined(separator: "\n")
  }

  /// How many findings are drawn before another core may take the next.
  private static let pieceSize = 64

  /// One finding, with a line end.
  public func render(_ finding: Finding) -> String {
    let excerpts = excerpts(of: finding)
    let gutter = Gutter(lastNumber: excerpts.map(\.lastLineNumber).max() ?? 1, style)
    var lines = [headline(of: finding)]
    for (index, excerpt) in excerpts.enumerated() {
      let place = files.place(of: index == 0 ? finding.range : excerpt.lines[0].annotations[0].range)
      if index > 0 { lines.append(gutter.empty) }
      lines.append(gutter.location(place, index == 0 ? "-->" : ":::"))
      lines.append(gutter.empty)
      lines += ExcerptText(excerpt, gutter, style, width, finding.severity).lines
    }
    lines.append(gutter.empty)
    for note in finding.notes { lines += gutter.note(note.topic, note.text) }
    for fix in finding.fixes where !finding.notes.contains(where: { $0.text == fix.title }) {
      lines += gutter.note("fix", fix.title)
    }
    if explained.contains(finding.kind.code) {
      lines += gutter.note("more", "bailiwick explain \(finding.kind.code)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(of finding: Finding) -> String {
    let label = "\(finding.severity.rawValue)[\(finding.kind.code)]"
    return style.paint(label, finding.severity.ink)
      + style.paint(" \(finding.kind.name): \(visible(finding.message))", .bold)
  }

  /// The finding's own file first, then those of its labels.
  private func excerpts(of finding: Finding) -> [Excerpt] {
    var annotations = [Annotation(range: finding.range, text: finding.caption, isPrimary: true)]
    annotations += finding.labels.map { Annotation(range: $0.range, text: $0.text, isPrimary: false) }
    let others = Set(finding.labels.map(\.range.file)).subtracting([finding.range.file]).sorted()
    return ([finding.range.file] + others).map { id in
      Excerpt(files[id], annotations.filter { $0.range.file == id })
    }
  }
}

extension Severity {
  var ink: Ink {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .info: .blue
    }
  }
}
