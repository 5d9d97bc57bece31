import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Verdicts counted, for one thread; a summary takes in what several have counted.
public final class VerdictTally {
  let policy: PolicySet
  @exclusivity(unchecked) private(set) var requests = 0
  /// By rule and status.
  let uses: UnsafeMutablePointer<Int>
  /// By country and decision; the first is for places that are not known.
  let places: UnsafeMutablePointer<Int>
  /// By atom: the number of its country.
  private let countries: UnsafePointer<UInt16>

  public init(_ policy: PolicySet) {
    self.policy = policy
    uses = .allocate(capacity: policy.rules.count * 3 + 1)
    uses.initialize(repeating: 0, count: policy.rules.count * 3 + 1)
    places = .allocate(capacity: (Countries.codes.count + 1) * 3)
    places.initialize(repeating: 0, count: (Countries.codes.count + 1) * 3)
    let numbers = UnsafeMutablePointer<UInt16>.allocate(capacity: AtomSet.atomCount)
    for (atom, number) in Countries.numbers.enumerated() { numbers[atom] = number }
    countries = UnsafePointer(numbers)
  }

  deinit {
    uses.deallocate()
    places.deallocate()
    countries.deallocate()
  }

  /// - Parameter atom: the first of the place where the participant is; -1 when that is not known.
  public func count(_ verdict: borrowing Verdict, at atom: Int32) {
    requests &+= 1
    for index in 0..<verdict.count {
      let use = verdict.uses[index]
      uses[Int(use.rule) &* 3 &+ Int(use.status.rawValue)] &+= 1
    }
    let country = atom < 0 ? 0 : Int(countries[Int(atom)])
    let decision =
      switch verdict.decision {
      case .allow: 0
      case .block: 1
      case .undecided: 2
      }
    places[country &* 3 &+ decision] &+= 1
  }
}

/// The countries by number, from 1.
enum Countries {
  static let codes = Places.standard.countries

  /// By atom: the country in which it is.
  static let numbers: [UInt16] = {
    var numbers = [UInt16](repeating: 0, count: AtomSet.atomCount)
    for (number, code) in codes.enumerated() {
      for place in Places.standard.resolve(code: code).places {
        for atom in place.atoms { numbers[atom] = UInt16(number + 1) }
      }
    }
    return numbers
  }()
}
