/// Whether a text for people is written with ANSI colours.
public enum Style: Sendable {
  case plain, coloured

  /// The text in this ink; as it is when it is empty or the style is plain.
  package func paint(_ text: String, _ ink: Ink) -> String {
    switch self {
    case .plain: text
    case .coloured: text.isEmpty ? text : ink.start + text + Ink.end
    }
  }

  /// The same for who must be told, by a mark before and after it, what takes no room.
  package func paint(_ text: String, _ ink: Ink, marking mark: String) -> String {
    switch self {
    case .plain: text
    case .coloured: mark + ink.start + mark + text + mark + Ink.end + mark
    }
  }
}

/// A painted text as it is without colours.
package func unpainted(_ text: String) -> String {
  guard text.utf8.contains(0x1B) else { return text }
  var plain: [UInt8] = []
  var isInk = false
  for byte in text.utf8 {
    if byte == 0x1B { isInk = true }
    if !isInk { plain.append(byte) }
    if byte == UInt8(ascii: "m") { isInk = false }
  }
  return String(decoding: plain, as: UTF8.self)
}

/// The inks of our reports. None says anything that a word does not say as well.
package enum Ink: Sendable {
  case bold, faint, red, yellow, green, blue

  /// What begins to paint.
  var start: String { "\u{1B}[\(parameters)m" }

  /// What ends it.
  static let end = "\u{1B}[0m"

  private var parameters: String {
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
