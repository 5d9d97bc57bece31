import BailiwickModel
import BailiwickSource

extension Decider {
  /// What the policy does in each of some requests: `outcomes[numbers[n]]` in request n. Requests in which the same
  /// rules do the same are put in words once.
  package func outcomes(of requests: [Facts]) -> (outcomes: [Outcome], numbers: [Int]) {
    var known: [Found: Int] = [:]
    var distinct: [Found] = []
    let numbers = concurrentMap(requests, found(in:)).map { found in
      if let number = known[found] { return number }
      known[found] = distinct.count
      distinct.append(found)
      return distinct.count - 1
    }
    return (concurrentMap(distinct, outcome(_:)), numbers)
  }
}
