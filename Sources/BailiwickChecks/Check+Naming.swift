import BailiwickSource

extension Check {
  /// The check with a code, in any case, or a name.
  public static func named(_ word: String) -> Check? {
    let code = word.uppercased()
    return all.first { $0.code == code || $0.name == word }
  }

  /// The checks that a word chooses: one by its code or name, those of a category, or `all`.
  public static func chosen(by word: String) -> [Check] {
    if word == "all" { return all }
    // One check is called as its category is.
    let category = all.filter { $0.kind.category == word }
    return category.isEmpty ? [named(word)].compactMap(\.self) : category
  }

  /// The categories, in the order of their first codes.
  public static let categories: [String] = {
    var seen: Set<String> = []
    return all.map(\.kind.category).filter { seen.insert($0).inserted }
  }()

  /// The category that a word names, and no check: `leak`, or `leaks`.
  public static func category(named word: String) -> String? {
    guard named(word) == nil else { return nil }
    return categories.first { $0 == word || $0 + "s" == word }
  }

  /// What a word that names no check may have meant.
  public static func nearMisses(to word: String) -> [String] {
    // All codes of a category begin with one letter.
    if word.count == 1 {
      return all.first { $0.code.hasPrefix(word.uppercased()) }.map { [$0.kind.category] } ?? []
    }
    let codes = BailiwickSource.nearMisses(to: word.uppercased(), among: all.map(\.code))
    let names = BailiwickSource.nearMisses(to: word, among: all.map(\.name) + categories)
    return Array((word.utf8.count <= 4 ? codes + names : names).prefix(3))
  }
}

/// A word that should choose checks, and chooses none.
public struct UnknownCheck: Error, Hashable, Sendable, CustomStringConvertible {
  public let word: String

  public init(_ word: String) { self.word = word }

  public var description: String {
    let meant = Check.nearMisses(to: word)
    let categories = "; the categories are \(Check.categories.joined(separator: ", "))"
    return "no check has the code or name '\(word)'" + (meant.isEmpty ? categories : didYouMean(meant, quote: "'"))
  }
}
