/// A heading of a Markdown file with the fenced blocks below it, up to the next heading.
struct MarkdownSection: Sendable {
  let heading: String
  /// The heading's line, from 1.
  let line: Int
  private(set) var fences: [Fence] = []

  struct Fence: Sendable {
    /// What stands after the backticks: `bwk`, `eval no clock`, `json request`.
    let info: String
    /// The line of the file on which the first of the lines stands.
    let firstLine: Int
    var lines: [String] = []
  }

  /// The sections of a text that have fenced blocks.
  static func sections(of text: String) -> [MarkdownSection] {
    var sections: [MarkdownSection] = []
    var isInFence = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        isInFence.toggle()
        guard isInFence, !sections.isEmpty else { continue }
        let info = String(line.drop { $0 == "`" })
        sections[sections.count - 1].fences.append(Fence(info: info, firstLine: index + 2))
      } else if isInFence {
        guard let last = sections.indices.last else { continue }
        sections[last].fences[sections[last].fences.count - 1].lines.append(String(line))
      } else if line.hasPrefix("#") {
        let heading = String(line.drop { $0 == "#" }.drop { $0 == " " })
        sections.append(MarkdownSection(heading: heading, line: index + 1))
      }
    }
    return sections.filter { !$0.fences.isEmpty }
  }
}
