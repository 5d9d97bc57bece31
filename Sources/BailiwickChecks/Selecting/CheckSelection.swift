/// Which checks run, as somebody asks for it: codes, names, categories or `all`.
public struct CheckSelection: Hashable, Sendable {
  /// Only these; `nil` for those that run by default.
  public var select: [String]?
  /// These as well.
  public var extend: [String]
  /// These not.
  public var ignore: [String]

  public init(select: [String]? = nil, extend: [String] = [], ignore: [String] = []) {
    self.select = select
    self.extend = extend
    self.ignore = ignore
  }

  /// The codes of the checks that run, `other` saying first what is asked for: on the command line what the
  /// configuration has.
  public func codes(after other: CheckSelection = CheckSelection()) throws(UnknownCheck) -> Set<String> {
    var codes: Set<String>
    if let select = select ?? other.select {
      codes = try Self.codes(select)
    } else {
      codes = Set(Check.all.filter(\.isOnByDefault).map(\.code))
    }
    codes.formUnion(try Self.codes(other.extend))
    codes.subtract(try Self.codes(other.ignore))
    codes.formUnion(try Self.codes(extend))
    codes.subtract(try Self.codes(ignore))
    return codes
  }

  /// The codes that words choose.
  static func codes(_ words: [String]) throws(UnknownCheck) -> Set<String> {
    var codes: Set<String> = []
    for word in words {
      let chosen = Check.chosen(by: word)
      guard !chosen.isEmpty else { throw UnknownCheck(word) }
      codes.formUnion(chosen.map(\.code))
    }
    return codes
  }
}
