/// A table in Markdown, the first column to the left and all others to the right.
struct MarkdownTable {
  private var lines: [String]

  init(_ titles: String...) {
    lines = [Self.line(titles), Self.line(titles.indices.map { $0 == 0 ? "---" : "---:" })]
  }

  mutating func add(_ cells: String...) { lines.append(Self.line(cells)) }

  func print() { Swift.print(lines.joined(separator: "\n")) }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}

/// A number with so many decimals; FoundationEssentials formats none.
func decimal(_ number: Double, places: Int) -> String {
  var factor = 1
  for _ in 0..<places { factor *= 10 }
  let scaled = Int((number * Double(factor)).rounded())
  guard places > 0 else { return "\(scaled)" }
  let fraction = String(scaled % factor)
  return "\(scaled / factor)." + String(repeating: "0", count: places - fraction.count) + fraction
}

func milliseconds(_ nanoseconds: Int) -> String { decimal(Double(nanoseconds) / 1e6, places: 1) }

func microseconds(_ nanoseconds: Int) -> String { decimal(Double(nanoseconds) / 1e3, places: 2) }
