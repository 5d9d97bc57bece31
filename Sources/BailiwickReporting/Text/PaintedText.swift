/// A text for people on its way out: bytes that grow, painted as a style says.
struct PaintedText {
  private(set) var bytes: [UInt8] = []
  private let style: Style

  init(_ style: Style) { self.style = style }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(_ text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  /// Adds a number that is not negative.
  mutating func add(_ number: Int) {
    if number > 9 { add(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func add(_ character: Unicode.Scalar, times count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: character), count: count))
  }

  /// Adds a text as `visible` shows it.
  mutating func add(visible text: String) {
    add(text.isPrintable ? text : BailiwickReporting.visible(text))
  }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Adds something, which is not empty, in an ink.
  mutating func paint(_ ink: Ink, _ write: (inout PaintedText) -> Void) {
    switch style {
    case .plain: write(&self)
    case .coloured:
      add(ink.start)
      write(&self)
      add(Ink.end)
    }
  }
}
