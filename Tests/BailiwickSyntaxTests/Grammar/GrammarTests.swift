import BailiwickSyntax
import Testing

/// Whether `Grammar/bailiwick.ebnf` is sound in itself.
@Suite struct GrammarTests {
  private let grammar: Grammar

  init() throws { grammar = try GrammarReader.bailiwick() }

  @Test func everyNameIsDefinedOnce() {
    let names = grammar.rules.map(\.name)
    #expect(Set(names).count == names.count)
    for rule in grammar.rules {
      #expect(rule.body.symbols.filter { !names.contains($0) } == [], "in \(rule.name)")
    }
  }

  @Test func everyDefinitionIsReachedFromProgram() {
    #expect(grammar.start == "program")
    var reached: Set = [grammar.start]
    var next = [grammar.start]
    while let name = next.popLast() {
      for symbol in grammar[name]?.symbols ?? [] where reached.insert(symbol).inserted { next.append(symbol) }
    }
    #expect(grammar.rules.map(\.name).filter { !reached.contains($0) } == [])
  }

  @Test func everySortOfWordsIsKnown() {
    for rule in grammar.rules {
      guard case .special = rule.body else { continue }
      #expect(GrammarTokenKind(rawValue: rule.name) != nil, "\(rule.name)")
    }
  }

  @Test func reservedWordsAreThoseOfTheTokenizer() {
    #expect(Set(grammar["reserved"]?.literals ?? []) == ReservedWords.all)
  }

  @Test func everyReservedWordIsAKeyword() {
    let keywords = Set(grammar.rules.filter { $0.name != "reserved" }.flatMap(\.body.literals))
    #expect(ReservedWords.all.subtracting(keywords) == [])
  }

  /// The recognizer relies on it.
  @Test func onlyProgramMayBeEmpty() {
    #expect(Network(grammar).rules.filter(\.isNullable).map(\.name) == ["program"])
  }

  @Test(arguments: [
    ("", "no definition"), ("a = \"x\"", "expected ;"), ("a = ( b ;", "expected )"), ("a = (* b", "no *)"),
    ("a = ;", "unexpected ;"), ("= b ;", "expected a definition"), ("a = & ;", "unexpected &"),
  ])
  func readerReportsWhatIsNoGrammar(_ text: String, _ problem: String) throws {
    let error = #expect(throws: GrammarReader.Problem.self) { try GrammarReader.read(text) }
    #expect(error?.message.contains(problem) == true)
  }
}
