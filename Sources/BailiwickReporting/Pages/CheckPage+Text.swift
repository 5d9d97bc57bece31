import BailiwickChecks
import BailiwickSource

extension Check {
  /// Its page for a terminal.
  public func pageText(_ style: Style = .plain) -> String {
    var lines = [style.paint("\(code) \(name)", .bold), summary, "", nature]
    for section in page.sections {
      lines += ["", style.paint(section.heading, .bold)]
      switch section.content {
      case .words(let words): lines += wrapped(words, width: 88).map { "  " + $0 }
      case .policy(let text): lines += policyLines(text).map { $0.isEmpty ? "" : "    " + $0 }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Its category and severity, and whether it runs unasked.
  var nature: String {
    "category \(kind.category), \(kind.severity.rawValue)"
      + (isOnByDefault ? "" : ", off unless it is selected")
  }
}

/// The lines of a policy, with what cannot be seen written out.
func policyLines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { visible($0) }
}

extension CheckPage {
  /// A heading with what stands below it.
  struct Section {
    enum Content {
      case words(String)
      case policy(String)
    }

    let heading: String
    let content: Content
  }

  /// What, why, avoid, prefer, fix; sections without content are left out.
  var sections: [Section] {
    var sections = [Section(heading: "What", content: .words(what)), Section(heading: "Why", content: .words(why))]
    if let avoid { sections.append(Section(heading: "Avoid", content: .policy(avoid))) }
    sections.append(Section(heading: "Prefer", content: .policy(prefer)))
    sections.append(Section(heading: "Fix", content: .words(fix)))
    let names = related.compactMap(Check.named).map { "\($0.code) \($0.name)" }
    if !names.isEmpty {
      sections.append(Section(heading: "Related", content: .words(names.joined(separator: ", "))))
    }
    return sections
  }
}
