import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import CByteScanning

/// Verdicts counted, for one thread; a summary takes in what several have counted.
public final class VerdictTally {
  let policy: PolicySet
  @exclusivity(unchecked) private(set) var requests = 0
  /// By status and rule, without those in blocks. These are the latest uses, which
  /// take little of the nearest memory; the totals are those before.
  private let uses: UnsafeMutablePointer<UInt32>
  private let totals: UnsafeMutablePointer<Int>
  /// First uses of verdicts that are counted once their places have been fetched from memory.
  private let waiting: UnsafeMutablePointer<Int>
  @exclusivity(unchecked) private var waitingCount = 0
  private let ruleCount: Int
  /// By block of rules.
  private let blockCounts: UnsafeMutablePointer<Int>
  private let blocks: RuleBlocks
  /// By country and decision; the first is for places that are not known.
  let places: UnsafeMutablePointer<Int>
  /// By atom: the number of its country.
  private let countries: UnsafePointer<UInt16>

  /// - Parameter blocks: those of the verdicts to count.
  public init(_ policy: PolicySet, _ blocks: RuleBlocks) {
    self.policy = policy
    ruleCount = policy.rules.count
    self.blocks = blocks
    waiting = .allocate(capacity: Self.waitingLimit)
    blockCounts = .allocate(capacity: blocks.count + 1)
    blockCounts.initialize(repeating: 0, count: blocks.count + 1)
    uses = .allocate(capacity: policy.rules.count * 3)
    uses.initialize(repeating: 0, count: policy.rules.count * 3)
    totals = .allocate(capacity: policy.rules.count * 3)
    totals.initialize(repeating: 0, count: policy.rules.count * 3)
    places = .allocate(capacity: (Countries.codes.count + 1) * 3)
    places.initialize(repeating: 0, count: (Countries.codes.count + 1) * 3)
    let numbers = UnsafeMutablePointer<UInt16>.allocate(capacity: AtomSet.atomCount)
    for (atom, number) in Countries.numbers.enumerated() { numbers[atom] = number }
    countries = UnsafePointer(numbers)
  }

  deinit {
    uses.deallocate()
    totals.deallocate()
    waiting.deallocate()
    blockCounts.deallocate()
    places.deallocate()
    countries.deallocate()
  }

  /// - Parameter atom: the first of the place where the participant is; -1 when that is not known.
  public func count(_ verdict: borrowing Verdict, at atom: Int32) {
    requests &+= 1
    if requests & Self.latestMask == 0 { addLatest() }
    // Most have none or one.
    var index = 0
    while index < verdict.count {
      let number = number(verdict.uses[index])
      if index == 0 { wait(toCount: number) } else { uses[number] &+= 1 }
      index &+= 1
    }
    for index in 0..<verdict.blockCount { blockCounts[Int(verdict.blocks[index])] &+= 1 }
    let country = atom < 0 ? 0 : Int(countries[Int(atom)])
    let decision =
      switch verdict.decision {
      case .allow: 0
      case .block: 1
      case .undecided: 2
      }
    places[country &* 3 &+ decision] &+= 1
  }

  /// After so many requests, less one, their uses become totals; a rule has at most one a request.
  private static let latestMask = (1 << 20) - 1

  private static let waitingLimit = 32

  @inline(__always)
  private func wait(toCount number: Int) {
    bailiwick_fetch(uses + number)
    waiting[waitingCount] = number
    waitingCount &+= 1
    if waitingCount == Self.waitingLimit { countWaiting() }
  }

  private func countWaiting() {
    for index in 0..<waitingCount { uses[waiting[index]] &+= 1 }
    waitingCount = 0
  }

  private func addLatest() {
    for number in 0..<ruleCount * 3 {
      totals[number] += Int(uses[number])
      uses[number] = 0
    }
  }

  @inline(__always)
  private func number(_ use: Verdict.Use) -> Int { Int(use.status.rawValue) &* ruleCount &+ Int(use.rule) }

  /// How often rules were used, by status and rule, those in blocks too.
  var allUses: [Int] {
    countWaiting()
    var all = (0..<ruleCount * 3).map { totals[$0] + Int(uses[$0]) }
    for block in 0..<blocks.count where blockCounts[block] > 0 {
      blocks.forEachUse(ofBlock: Int32(block)) { all[number($0)] += blockCounts[block] }
    }
    return all
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
