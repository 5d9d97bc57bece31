import BailiwickChecks

extension Check {
  /// Its page in Markdown, as documents and code scanners show it.
  public var pageMarkdown: String {
    var parts = ["# \(code) \(name)", summary, "*\(nature)*"]
    for section in page.sections {
      parts.append("## \(section.heading)")
      switch section.content {
      case .words(let words): parts.append(words)
      case .policy(let text):
        parts.append("```bwk\n" + policyLines(text).joined(separator: "\n") + "\n```")
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
