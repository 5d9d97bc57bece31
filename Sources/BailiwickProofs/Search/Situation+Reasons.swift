import BailiwickModel

/// Why something cannot be met: by few of the demands, as few choices as that takes. Those that hang on the latest choices
/// are left out first (as Junker, "QuickXplain: Preferred Explanations and Relaxations", 2004, does).
extension Situation {
  /// What a fact cannot meet a demand for.
  func reason(against demand: FactDemand, of key: FactKey, _ type: AttributeType) -> Levels {
    var start = FactConstraint(key, type, seekingTexts: seeksTexts)
    var around = Levels.none
    if isInMissingRecord(key) {
      guard start.require(.missing) else { return hangs(of: key) }
      around = hangs(ofRecordsAround: key)
    }
    guard start.require(demand) else { return around }
    let demands = demands.lazy.filter { $0.key == key }.map { Demanded(demand: $0.demand, hangs: $0.hangs) }
    return around.union(Self.reason(from: start, Array(demands)) { $0.require($1) } ?? hangs(of: key))
  }

  /// What a tag or an order cannot meet a demand for.
  func reason(against demand: WordDemand, of word: Word) -> Levels {
    var start: WordValues
    let all: Levels
    switch word {
    case .tag(let key): (start, all) = (WordValues(.all), hangs(of: key))
    case .order(let reference): (start, all) = (Self.openOrder, hangs(of: reference))
    }
    guard start.restrict(to: demand, direction, readership) else { return .none }
    let demands = wordDemands.lazy.filter { $0.word == word }.map { Demanded(demand: $0.demand, hangs: $0.hangs) }
    return Self.reason(from: start, Array(demands)) { $0.restrict(to: $1, direction, readership) } ?? all
  }

  /// What a tag that may not have been asked for cannot meet a requirement for.
  func reason(againstTag key: TagKey, _ requirement: Requirement, on side: Side?) -> Levels {
    guard tags.contains(where: { $0.key == key }) else { return hangs(of: key.bearer) }
    return reason(against: WordDemand(requirement, on: side), of: .tag(key))
  }

  private struct Demanded<Demand> {
    let demand: Demand
    let hangs: Levels
  }

  /// On what demands hang that cannot be met together; `nil` when they can.
  private static func reason<Values, Demand>(
    from start: Values, _ demands: [Demanded<Demand>], require: (inout Values, Demand) -> Bool
  ) -> Levels? {
    var needed = start
    var found: Levels?
    var left = demands.sorted { Levels.isEarlier($0.hangs, $1.hangs) }
    while true {
      var values = needed
      guard let last = left.firstIndex(where: { !require(&values, $0.demand) }) else { return found }
      found = (found ?? .none).union(left[last].hangs)
      guard require(&needed, left[last].demand) else { return found }
      left.removeSubrange(last...)
    }
  }
}
