/// A truth value of Kleene's strong three-valued logic. The unknown remembers why it is so.
public enum Truth: Hashable, Sendable {
  case no
  case yes
  case unknown(Doubt)

  public init(_ value: Bool) { self = value ? .yes : .no }

  /// Unknown for want of these facts.
  package static func missing(_ facts: Set<String>) -> Truth {
    .unknown(Doubt(missing: facts, exceedsLimit: false))
  }

  package static func all(_ parts: some Sequence<Truth>) -> Truth {
    var doubt: Doubt?
    for part in parts {
      switch part {
      case .no: return .no
      case .yes: break
      case .unknown(let other): doubt = other.joined(with: doubt)
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

/// Why something is unknown.
public struct Doubt: Hashable, Sendable {
  /// Paths of the facts that would tell.
  public let missing: Set<String>
  /// A regular expression ran into its limits.
  public let exceedsLimit: Bool

  package init(missing: Set<String>, exceedsLimit: Bool) {
    self.missing = missing
    self.exceedsLimit = exceedsLimit
  }

  package func joined(with other: Doubt?) -> Doubt {
    guard let other else { return self }
    return Doubt(
      missing: missing.union(other.missing), exceedsLimit: exceedsLimit || other.exceedsLimit)
  }
}
