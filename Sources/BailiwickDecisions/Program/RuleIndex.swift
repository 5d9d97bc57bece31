/// Finds the rules that may hold in a request, by what they need.
///
/// A rule that needs a tag is found by each tag of the request; the others are tried every time. Where
/// the tags are not known, every rule is a candidate.
struct RuleIndex: Sendable {
  /// All rules, in program order.
  let all: [Int32]
  /// Rules that need no tag.
  let untagged: [Int32]
  /// Rules by the tag that they need.
  private let tagged: [Int32]
  private let starts: [Int32]

  init(_ numbers: [Int], of rules: [CompiledRule], tagCount: Int) {
    all = numbers.map(Int32.init)
    untagged = numbers.filter { rules[$0].neededTag == nil }.map(Int32.init)
    var buckets = [[Int32]](repeating: [], count: tagCount)
    for number in numbers {
      if let tag = rules[number].neededTag { buckets[Int(tag)].append(Int32(number)) }
    }
    var starts: [Int32] = [0]
    for bucket in buckets { starts.append(starts[starts.count - 1] + Int32(bucket.count)) }
    tagged = buckets.flatMap(\.self)
    self.starts = starts
  }

  /// The rules that need a tag.
  @inline(__always)
  func rules(needing tag: Int32) -> ArraySlice<Int32> {
    tagged[Int(starts[Int(tag)])..<Int(starts[Int(tag) + 1])]
  }
}
