import BailiwickModel

extension PolicySet {
  /// What is declared, with some of the rules that restrict and inform, and all that may lift what they do.
  func only(_ isKept: (_ rule: Int) -> Bool) -> Declarations {
    var declarations = declarations
    declarations.rules = rules.enumerated().filter { number, rule in
      switch vocabulary.effects[rule.effect].force {
      case .permits, .protects: true
      case .restricts, .informs: isKept(number)
      }
    }.map(\.element)
    declarations.nevers = []
    declarations.tests = []
    return declarations
  }
}
