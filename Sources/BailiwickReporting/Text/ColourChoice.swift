/// What `--color` says.
public enum ColourChoice: String, Sendable, CaseIterable {
  case auto, always, never

  /// Whether a stream gets colour. Asked in this order: the option, `NO_COLOR`, `FORCE_COLOR`
  /// (each counts when it is not empty; `FORCE_COLOR=0` counts as no), `TERM=dumb`, and whether
  /// the stream is a terminal.
  public func style(environment: [String: String], isTerminal: Bool) -> Style {
    switch self {
    case .always: return .coloured
    case .never: return .plain
    case .auto: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return .plain }
    if let value = environment["FORCE_COLOR"], !value.isEmpty { return value == "0" ? .plain : .coloured }
    if environment["TERM"] == "dumb" { return .plain }
    return isTerminal ? .coloured : .plain
  }
}
