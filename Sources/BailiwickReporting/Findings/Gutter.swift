import BailiwickSource

/// What stands at the left of an excerpt, wide enough for its line numbers. Each of its functions adds the beginning of
/// a line, or a whole one.
struct Gutter {
  private let width: Int

  init(lastNumber: Int) { width = String(lastNumber).utf8.count }

  /// `   |`
  func addBar(to text: inout PaintedText) {
    text.paint(.blue) {
      $0.add(" ", times: width + 2)
      $0.add("|")
    }
  }

  /// `   |`, a line by itself.
  func addEmptyLine(to text: inout PaintedText) {
    addBar(to: &text)
    text.endLine()
  }

  /// ` 6 |`
  func addNumber(_ number: Int, to text: inout PaintedText) {
    let number = String(number)
    text.paint(.blue) {
      $0.add(" ", times: 1 + width - number.utf8.count)
      $0.add(number)
      $0.add(" |")
    }
  }

  /// `...`, for lines left out
  func addGap(to text: inout PaintedText) {
    text.paint(.blue) { $0.add("...") }
    text.endLine()
  }

  /// `  --> policy.bwk:6:3`
  func addLocation(_ range: SourceRange, in files: SourceFiles, _ arrow: String, to text: inout PaintedText) {
    text.add(" ", times: width + 1)
    text.paint(.blue) { $0.add(arrow) }
    text.add(" ")
    files.add(placeOf: range, to: &text)
    text.endLine()
  }

  /// `   = topic: text`; the further lines of a text stand under its first.
  func addNote(_ topic: String, _ note: String, to text: inout PaintedText) {
    text.add(" ", times: width + 2)
    text.paint(.blue) { $0.add("=") }
    text.add(" ")
    text.paint(.bold) {
      $0.add(visible: topic)
      $0.add(":")
    }
    guard !note.isPrintable else { return addNoteLine(note, after: 1, to: &text) }
    let indentation = width + 2 + "= : ".count + displayWidth(visible(topic))
    for (number, line) in note.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      addNoteLine(String(line), after: number == 0 ? 1 : indentation, to: &text)
    }
  }

  /// A line of a note, after blanks where it is not empty.
  private func addNoteLine(_ line: String, after blanks: Int, to text: inout PaintedText) {
    if !line.isEmpty {
      text.add(" ", times: blanks)
      text.add(visible: line)
    }
    text.endLine()
  }
}
