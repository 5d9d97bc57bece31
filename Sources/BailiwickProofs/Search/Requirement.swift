/// What is required of a truth value of Kleene's logic.
///
/// A condition that must hold or fail needs facts; one that merely must not hold, or not fail, is content
/// when the facts are missing.
package enum Requirement: Hashable, Sendable {
  case holds
  case fails
  case notHolds
  case notFails

  /// What the operand of a `not` then has to meet.
  var negated: Requirement {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .notHolds: .notFails
    case .notFails: .notHolds
    }
  }

  /// What is met exactly when this is not.
  var denied: Requirement {
    switch self {
    case .holds: .notHolds
    case .fails: .notFails
    case .notHolds: .holds
    case .notFails: .fails
    }
  }

  /// Whether a conjunction meets it only if all of its parts do; else if any part does.
  var spreads: Bool { self == .holds || self == .notFails }

  /// Whether the truth must be known.
  var isDefinite: Bool { self == .holds || self == .fails }

  /// The truth values that meet it.
  var truths: TruthSet {
    switch self {
    case .holds: .yes
    case .fails: .no
    case .notHolds: [.no, .unknown]
    case .notFails: [.yes, .unknown]
    }
  }
}

/// Some of the three truth values.
struct TruthSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let yes = TruthSet(rawValue: 1)
  static let no = TruthSet(rawValue: 2)
  static let unknown = TruthSet(rawValue: 4)
  static let all: TruthSet = [.yes, .no, .unknown]
  static let known: TruthSet = [.yes, .no]

  func meets(_ requirement: Requirement) -> Bool { !isDisjoint(with: requirement.truths) }
}
