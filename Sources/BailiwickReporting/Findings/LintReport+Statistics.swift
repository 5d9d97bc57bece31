import BailiwickSource

extension LintReport {
  /// How often each check finds something, the most frequent first: a line each.
  public var statistics: String {
    let counts = Dictionary(grouping: findings, by: \.kind).mapValues(\.count)
    let ordered = counts.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }
    let width = ordered.map { String($0.value).count }.max() ?? 0
    return ordered.map { kind, count in
      let number = String(repeating: " ", count: width - String(count).count) + String(count)
      return "\(number)  \(kind.severity.rawValue)[\(kind.code)] \(kind.name)\n"
    }.joined()
  }
}
