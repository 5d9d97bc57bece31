import BailiwickModel

/// An effect in words, for one line.
extension AppliedEffect {
  /// `block participant — rule block-mainland, on CN's word, under june-4th`
  var words: String {
    var parts = ["rule \(visible(rule))"]
    if !authorities.isEmpty {
      parts.append("on \(listed(authorities.map { visible($0) + "'s" })) word")
    }
    if let order { parts.append("under \(visible(order))") }
    return "\(visible(effect)) \(visible(on)) — \(parts.joined(separator: ", "))"
  }

  /// `end meeting (rule end-june-4th)`, where the rest is said elsewhere
  var briefWords: String {
    "\(visible(effect)) \(visible(on)) (rule \(visible(rule)))"
  }

  /// `because "Order of 20 May 2020, item 3"; notice "This meeting is not available."`
  var reasons: String? {
    let parts = [because.map { "because \"\(visible($0))\"" }, notice.map { "notice \"\(visible($0))\"" }]
    let present = parts.compactMap(\.self)
    return present.isEmpty ? nil : present.joined(separator: "; ")
  }
}

extension UndecidedEffect {
  /// `end meeting (rule r2): needs meeting.people`
  var words: String {
    let start = "\(visible(effect)) \(visible(on)) (rule \(visible(rule)))"
    return needs.isEmpty ? start : "\(start): needs \(needs.map { visible($0) }.joined(separator: ", "))"
  }
}

extension WithheldEffect {
  /// `end meeting (rule r3), by protect-all`
  var words: String {
    "\(visible(effect)) \(visible(on)) (rule \(visible(rule))), by \(visible(by))"
  }
}

/// `A`, `A and B`, `A, B and C`.
private func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
