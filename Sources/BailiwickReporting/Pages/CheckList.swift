import BailiwickChecks
import BailiwickSource

/// The checks of a category, a line each.
public func checkList(ofCategory category: String, _ style: Style = .plain) -> String {
  var table = TextTable(header: ["", "", ""])
  for check in Check.all where check.kind.category == category {
    table.append([check.code, check.name, check.summary], ink: .bold)
  }
  let lines = [style.paint("category \(category)", .bold)] + table.lines(indent: "  ", style).dropFirst()
  return lines.map { $0 + "\n" }.joined()
}
