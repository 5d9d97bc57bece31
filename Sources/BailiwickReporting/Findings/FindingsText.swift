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

  /// All findings in the order given, a blank line between two; nothing for none.
  public func render(_ findings: [Finding]) -> String {
    String(decoding: Array(pieces(findings).joined()), as: UTF8.self)
  }

  /// The same as bytes, in pieces, which are drawn on all cores.
  public func pieces(_ findings: [Finding]) -> [[UInt8]] {
    concurrentMap(piecesOf: findings, Self.pieceSize) { findings in
      var text = PaintedText(style)
      for index in findings.indices {
        if index > 0 { text.endLine() }
        add(findings[index], to: &text)
      }
      return text.bytes
    }
  }

  /// How many findings are drawn before another core may take the next.
  private static let pieceSize = 64

  /// One finding, with a line end.
  public func render(_ finding: Finding) -> String {
    var text = PaintedText(style)
    add(finding, to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func add(_ finding: Finding, to text: inout PaintedText) {
    let excerpts = excerpts(of: finding)
    let gutter = Gutter(lastNumber: excerpts.map(\.lastLineNumber).max() ?? 1)
    addHeadline(of: finding, to: &text)
    for (index, excerpt) in excerpts.enumerated() {
      let range = index == 0 ? finding.range : excerpt.lines[0].annotations[0].range
      if index > 0 { gutter.addEmptyLine(to: &text) }
      gutter.addLocation(range, in: files, index == 0 ? "-->" : ":::", to: &text)
      gutter.addEmptyLine(to: &text)
      ExcerptText(excerpt: excerpt, gutter: gutter, width: width, severity: finding.severity).add(to: &text)
    }
    gutter.addEmptyLine(to: &text)
    for note in finding.notes { gutter.addNote(note.topic, note.text, to: &text) }
    for fix in finding.fixes where !finding.notes.contains(where: { $0.text == fix.title }) {
      gutter.addNote("fix", fix.title, to: &text)
    }
    if explained.contains(finding.kind.code) {
      gutter.addNote("more", "bailiwick explain \(finding.kind.code)", to: &text)
    }
  }

  private func addHeadline(of finding: Finding, to text: inout PaintedText) {
    text.paint(finding.severity.ink) {
      $0.add(finding.severity.rawValue)
      $0.add("[")
      $0.add(finding.kind.code)
      $0.add("]")
    }
    text.paint(.bold) {
      $0.add(" ")
      $0.add(finding.kind.name)
      $0.add(": ")
      $0.add(visible: finding.message)
    }
    text.endLine()
  }

  /// The finding's own file first, then those of its labels.
  private func excerpts(of finding: Finding) -> [Excerpt] {
    var annotations = [Annotation(range: finding.range, text: finding.caption, isPrimary: true)]
    annotations += finding.labels.map { Annotation(range: $0.range, text: $0.text, isPrimary: false) }
    let others = Set(finding.labels.lazy.map(\.range.file).filter { $0 != finding.range.file }).sorted()
    if others.isEmpty { return [Excerpt(files[finding.range.file], annotations)] }
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
