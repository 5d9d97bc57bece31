extension Unicode.Scalar {
  /// Whether it commands a terminal, turns the direction of writing or is not seen, and so must be written out.
  ///
  /// The joiners U+200C and U+200D and the variation selectors are not seen either, but Persian, Indic scripts and
  /// emoji are misspelt without them, and they are harmless.
  package var isHidden: Bool {
    switch self {
    case " "..."~", "\u{200C}", "\u{200D}", "\u{FE00}"..."\u{FE0F}", "\u{E0100}"..."\u{E01EF}": return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
