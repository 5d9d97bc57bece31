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

  /// The codes of the checks that run.
  ///
  /// - Parameter usual: Those that run unless `select` says which.
  public func codes(
    usually usual: Set<String> = Set(Check.all.filter(\.isOnByDefault).map(\.code))
  ) throws(UnknownCheck) -> Set<String> {
    var codes = usual
    if let select { codes = try Self.codes(select) }
    codes.formUnion(try Self.codes(extend))
    codes.subtract(try Self.codes(ignore))
    return codes
  }

  /// The codes of the checks that are asked for by their own codes or names, and not as ones of many.
  func codesOfItsOwn() throws(UnknownCheck) -> Set<String> {
    try Self.codes(((select ?? []) + extend).filter { $0 != "all" && !Check.categories.contains($0) })
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
