/// Whether a text for people is written with ANSI colours.
public enum Style: Sendable {
  case plain, coloured

  /// The text in this ink; as it is when it is empty or the style is plain.
  package func paint(_ text: String, _ ink: Ink) -> String {
    switch self {
    case .plain: text
    case .coloured: text.isEmpty ? text : "\u{1B}[\(ink.parameters)m\(text)\u{1B}[0m"
    }
  }
}

/// The inks of our reports. None says anything that a word does not say as well.
package enum Ink: Sendable {
  case bold, faint, red, yellow, green, blue

  fileprivate var parameters: String {
    switch self {
    case .bold: "1"
    case .faint: "2"
    case .red: "1;31"
    case .yellow: "1;33"
    case .green: "1;32"
    case .blue: "1;34"
    }
  }
}
