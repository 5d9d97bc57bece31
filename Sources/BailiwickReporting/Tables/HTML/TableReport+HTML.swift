import BailiwickDecisions
import BailiwickModel

extension TableReport {
  /// One page that needs no other file: the tables with the rules' sentences beside their rows, to be
  /// filtered by place and by tag, and to be printed.
  public var html: String {
    let filters = PageFilters(self)
    let name = visible(files.last ?? "policy")
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(xmlText("Decision tables of \(name)"))</title>", "<style>", PageStyle.sheet, "</style>",
      "</head>",
      "<body>", "<header>", "<h1>\(xmlText("Decision tables of \(name)"))</h1>",
    ]
    if let failure { lines.append("<p>\(xmlText("There are no tables: \(failure)."))</p>") }
    if files.count > 1 { lines.append("<p>\(xmlText("Files: \(files.joined(separator: ", "))"))</p>") }
    if failure == nil {
      lines.append("<p>\(PageStyle.introduction)</p>")
      lines += contents + filters.form
    }
    lines += ["</header>", "<main>"]
    for (index, table) in tables.enumerated() { lines += table.section(number: index + 1, filters) }
    lines += glossary + ["</main>"]
    if failure == nil { lines += ["<script>", filters.script, "</script>"] }
    lines += ["</body>", "</html>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private var contents: [String] {
    guard tables.count > 1 else { return [] }
    let links = tables.enumerated().map { index, table in
      "<li><a href=\"#table-\(index + 1)\">\(xmlText(table.name))</a></li>"
    }
    return ["<nav aria-label=\"Tables\">", "<ul>"] + links + ["</ul>", "</nav>"]
  }
}

extension ReportedTable {
  /// More columns than a page holds: their cells are listed in one.
  private var isWide: Bool { columns.count > 7 }

  fileprivate func section(number: Int, _ filters: PageFilters) -> [String] {
    let id = "table-\(number)"
    let header =
      ["Rule", "Row"] + (isWide ? ["Conditions"] : columns.map(Self.breakable))
      + ["Authorities", "Strength", "Sentence"]
    let count = rules.count == 1 ? "1 rule" : "\(rules.count) rules"
    return [
      "<section id=\"\(id)\"\(rules.count == 1 ? " class=\"short\"" : "")>",
      "<h2 id=\"\(id)-name\">\(xmlText(title))</h2>",
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(id)-name\">",
      isWide ? "<table class=\"wide\">" : "<table>",
      "<caption>\(xmlText("\(name): \(count)"))</caption>", "<thead>",
      "<tr>\(header.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr>", "</thead>",
    ] + rules.flatMap { group(of: $0, filters) } + [
      "</table>", "</div>", "<p class=\"none\" hidden>No rule of this table is shown.</p>", "</section>",
    ]
  }

  /// The rows of a rule; its name, word and sentence stand beside all of them.
  private func group(of rule: ReportedRule, _ filters: PageFilters) -> [String] {
    let span = rule.rows.count > 1 ? " rowspan=\"\(rule.rows.count)\"" : ""
    var name = "<strong>\(Self.unbroken(rule.name))</strong>"
    if let title = rule.title { name += "<br>\(xmlText(title))" }
    name += "<br><small>\(Self.breakable(rule.place))</small>"
    if rule.keepsAlternatives { name += "<br><small>Keeps alternatives: \(xmlText(Self.keptNote)).</small>" }
    let authorities =
      rule.authorities.isEmpty ? "<span class=\"any\">none</span>" : xmlText(rule.shownAuthorities)
    let rows = rule.rows.enumerated().map { index, row in
      var cells = ["<td class=\"number\">\(row.number)</td>"] + (isWide ? [list(of: row)] : facts(of: row))
      if index == 0 {
        cells.insert("<th scope=\"rowgroup\"\(span)>\(name)</th>", at: 0)
        cells.append("<td\(span)>\(authorities)</td><td\(span)>\(rule.strength.rawValue)</td>")
        cells.append("<td class=\"sentence\"\(span)>\(sentence(of: rule))</td>")
      }
      return "<tr\(attributes(of: row, filters))>\(cells.joined())</tr>"
    }
    return ["<tbody>"] + rows + ["</tbody>"]
  }

  private func facts(of row: ReportedRow) -> [String] {
    columns.indices.map { column in
      row.words(in: column).map { "<td>\(Self.unbroken($0))</td>" } ?? "<td class=\"any\">any</td>"
    }
  }

  private func list(of row: ReportedRow) -> String {
    guard !row.cells.isEmpty else { return "<td class=\"any\">nothing</td>" }
    let entries = row.cells.map { cell in
      "<dt>\(Self.breakable(columns[cell.column]))</dt><dd>\(Self.unbroken(cell.words))</dd>"
    }
    return "<td><dl>\(entries.joined())</dl></td>"
  }

  /// A path that may break after its dots and slashes.
  private static func breakable(_ text: String) -> String {
    xmlText(text).map { $0 == "." || $0 == "/" ? "\($0)<wbr>" : String($0) }.joined()
  }

  /// A text whose codes, dates and names do not break at their hyphens.
  private static func unbroken(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isShort = word.contains("-") && word.count <= 24
      return isShort ? "<span class=\"word\">\(xmlText(String(word)))</span>" : xmlText(String(word))
    }.joined(separator: " ")
  }

  private func sentence(of rule: ReportedRule) -> String {
    (rule.documentation.isEmpty ? "" : "<p>\(xmlText(rule.documentation))</p>")
      + "<pre><code>\(xmlText(rule.sentence))</code></pre>"
  }

  private func attributes(of row: ReportedRow, _ filters: PageFilters) -> String {
    let tags = row.tags.compactMap { filters.tagNumbers[$0] }.map(String.init)
    let place = filters.placeSet(of: row, in: self).map { " data-places=\"\($0)\"" } ?? ""
    return place + (tags.isEmpty ? "" : " data-tags=\"\(Set(tags).sorted().joined(separator: " "))\"")
  }
}

extension PageFilters {
  fileprivate var form: [String] {
    func option(_ choice: Choice) -> String {
      let words = choice.name.map { "\(choice.code) – \($0)" } ?? choice.code
      return "<option value=\"\(xmlAttribute(choice.code))\">\(xmlText(words))</option>"
    }
    let named =
      named.isEmpty
      ? [] : ["<optgroup label=\"Named in the policy\">"] + named.map(option) + ["</optgroup>"]
    let tags = tags.enumerated().map { "<option value=\"\($0)\">\(xmlText($1.text))</option>" }
    return [
      "<form class=\"filters\" id=\"filters\" hidden>", "<label for=\"place\">Place</label>",
      "<select id=\"place\">", "<option value=\"\">all places</option>",
    ] + named + ["<optgroup label=\"Countries\">"] + countries.map(option) + [
      "</optgroup>", "</select>", "<label for=\"tag\">Tag</label>", "<select id=\"tag\">",
      "<option value=\"\">all tags</option>",
    ] + tags + [
      "</select>", "<button type=\"reset\">Show all</button>",
      "<p id=\"shown\" role=\"status\"></p>",
      "<p class=\"help\">A place shows the rules that may reach somebody there, a tag those that ask about it.</p>",
      "</form>",
    ]
  }

  fileprivate var script: String {
    let sets = JSONValue.array(placeSets.map { JSONValue.strings($0) }).text()
    return PageStyle.script.replacingFirst(
      "PLACES", with: sets.split(separator: "<").joined(separator: "\\u003c"))
  }
}

extension String {
  fileprivate func replacingFirst(_ word: String, with text: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
