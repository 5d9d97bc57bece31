/// A truth value of Kleene's strong three-valued logic. The unknown remembers why it is so.
public enum Truth: Hashable, Sendable {
  case no
  case yes
  case unknown(Doubt)

  public init(_ value: Bool) { self = value ? .yes : .no }

  /// Unknown for want of these facts.
  package static func missing(_ facts: Set<String>) -> Truth {
    .unknown(Doubt(missing: facts))
  }

  package static func all(_ parts: some Sequence<Truth>) -> Truth {
    var doubt: Doubt?
    for part in parts {
      switch part {
      case .no: return .no
      case .yes: break
      case .unknown(let other): if doubt?.join(other) == nil { doubt = other }
      }
    }
    return doubt.map(Truth.unknown) ?? .yes
  }

  package static func any(_ parts: some Sequence<Truth>) -> Truth {
    .not(.all(parts.map(Truth.not)))
  }

  package static func not(_ truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .yes: .no
    case .unknown: truth
    }
  }
}

extension Truth {
  /// The same, with a rule named whose test ran into a limit.
  package func attributed(to rule: String) -> Truth {
    guard case .unknown(let doubt) = self, doubt.exceedsLimit else { return self }
    return .unknown(Doubt(missing: doubt.missing, limits: doubt.limits.union([rule])))
  }
}

/// Why something is unknown.
public struct Doubt: Hashable, Sendable {
  /// Paths of the facts that would tell.
  public private(set) var missing: Set<String>
  /// The rules in whose tests a regular expression ran into its limits.
  public private(set) var limits: Set<String>
  /// A regular expression ran into its limits, in a rule that is not named yet.
  package private(set) var exceedsLimit: Bool

  package init(missing: Set<String> = [], limits: Set<String> = [], exceedsLimit: Bool = false) {
    self.missing = missing
    self.limits = limits
    self.exceedsLimit = exceedsLimit
  }

  /// Takes in what another is in doubt about, at the cost of the other alone.
  mutating func join(_ other: Doubt) {
    missing.formUnion(other.missing)
    limits.formUnion(other.limits)
    if other.exceedsLimit { exceedsLimit = true }
  }
}
