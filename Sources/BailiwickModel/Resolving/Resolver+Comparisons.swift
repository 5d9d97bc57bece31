import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  // MARK: is, is one of

  mutating func resolveIdentity(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    let values = node.children(.value).compactMap { $0.leaves.first }
    guard !values.isEmpty, let condition = resolveIdentity(values, of: typed, at: node.range) else {
      return nil
    }
    return node.has("not") ? .not(condition) : condition
  }

  private mutating func resolveIdentity(_ values: [SyntaxNode], of typed: TypedPath, at range: SourceRange)
    -> Condition?
  {
    func test(_ path: Path, _ predicate: Predicate) -> Condition {
      .test(Test(path: path, predicate: predicate, origin: typed.origin(through: range)))
    }
    switch typed.type {
    case .attribute(.choice(let words)):
      let choices = values.map { resolveChoice($0, among: words) }
      return choices.contains(nil) ? nil : test(typed.path, .choice(Set(choices.compactMap(\.self))))
    case .attribute(.text):
      let texts = values.map { resolveTextValue($0, of: typed) }
      return texts.contains(nil) ? nil : test(typed.path, .text(.oneOf(Set(texts.compactMap(\.self)))))
    case .attribute(.number):
      let tests = values.map { value -> Condition? in
        guard value.token.kind == .integer else {
          reportWrongValue(value, of: typed)
          return nil
        }
        let number = Self.integer(value)
        return test(typed.path, .number(NumberInterval(from: number, through: number)))
      }
      let known = tests.compactMap(\.self)
      guard known.count == tests.count else { return nil }
      return known.count == 1 ? known[0] : .any(known)
    case .attribute(.located), .attribute(.place):
      return resolvePlaceValues(values, of: typed).map { test(typed.path, .inside($0)) }
    case .entity, .time, .attribute:
      mismatch(typed, needs: "a word, a text, a number or a place", at: range)
      return nil
    }
  }

  private mutating func resolvePlaceValues(_ values: [SyntaxNode], of typed: TypedPath) -> AtomSet? {
    var atoms: AtomSet? = .empty
    for value in values {
      guard value.token.kind == .upperWord || value.token.kind == .string else {
        reportWrongValue(value, of: typed)
        return nil
      }
      guard let place = resolvePlace(value, amongOthers: values.count > 1) else {
        atoms = nil
        continue
      }
      atoms?.formUnion(place)
    }
    return atoms
  }

  /// A value of another type than what it is a value of. What stands for a place may be one in another writing.
  mutating func reportWrongValue(_ value: SyntaxNode, of typed: TypedPath) {
    var meant: [String] = []
    switch typed.type {
    case .attribute(.located), .attribute(.place):
      meant = places.resolve(text: value.text.uppercased()).places.map(\.code)
    case .attribute, .entity, .time: break
    }
    let words = Self.words(value.token.kind)
    report(
      .typeMismatch,
      "`\(value.text)` is \(words), and what it is asked of is \(self.words(typed.type))" + didYouMean(meant),
      at: value.range, help: Self.proposal(for: typed.type),
      fixes: meant.prefix(1).map { Fix("write `\($0)`", .suggestion, [.init(value.range, $0)]) })
  }

  private static func words(_ kind: TokenKind) -> String {
    switch kind {
    case .string: "a text"
    case .integer: "a number"
    case .date: "a day"
    case .instant: "a time"
    default: "a word"
    }
  }

  mutating func resolveChoice(_ value: SyntaxNode, among words: [String]) -> Int? {
    if let number = words.firstIndex(of: value.value), value.token.kind != .integer { return number }
    reportUnknown(
      "choice here", value.value, at: value.range, among: words,
      help: "the choices are \(words.joined(separator: ", "))")
    return nil
  }

  mutating func resolveTextValue(_ value: SyntaxNode, of typed: TypedPath) -> Spelling? {
    switch value.token.kind {
    case .string, .lowerWord, .upperWord: return value.spelling
    default:
      mismatch(typed, needs: "a number", at: value.range)
      return nil
    }
  }

  // MARK: Numbers and times

  mutating func resolveNumber(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    guard case .attribute(.number) = typed.type else {
      mismatch(typed, needs: "a number", at: node.range)
      return nil
    }
    let bounds = node.leaves.filter { $0.token.kind == .integer }.map { Self.integer($0) }
    guard let bound = bounds.first else { return nil }
    let interval: NumberInterval
    if node.kind == .between {
      guard bounds.count == 2 else { return nil }
      interval = NumberInterval(from: bound, through: bounds[1])
      if bound > bounds[1] {
        report(
          .invertedWindow, "no number is between \(bound) and \(bounds[1])", at: node.range,
          help: "the smaller bound comes first")
      }
    } else if node.has("more") {
      interval = bound == .max ? NumberInterval(from: 1, through: 0) : NumberInterval(from: bound + 1)
    } else if node.has("less") {
      interval = NumberInterval(through: bound - 1)
    } else {
      interval = node.has("least") ? NumberInterval(from: bound) : NumberInterval(through: bound)
    }
    return .test(
      Test(path: typed.path, predicate: .number(interval), origin: typed.origin(through: node.range)))
  }

  /// `before D` is before the day begins, `after D` from the day after it; instants are strict.
  mutating func resolveMoment(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    switch typed.type {
    case .time, .attribute(.time): break
    case .entity, .attribute:
      mismatch(typed, needs: "a time", at: node.range)
      return nil
    }
    guard let leaf = node.leaf(.date, .instant), let instant = resolveInstant(leaf) else { return nil }
    let test: TimeTest
    if node.has("before") {
      test = .before(instant)
    } else if leaf.token.kind == .date {
      test = .from(Instant(seconds: instant.seconds + 86_400))
    } else {
      test = .after(instant)
    }
    return .test(Test(path: typed.path, predicate: .time(test), origin: typed.origin(through: node.range)))
  }

  // MARK: Texts

  mutating func resolveText(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    guard case .attribute(.text) = typed.type else {
      mismatch(typed, needs: "a text", at: node.range)
      return nil
    }
    guard let test = resolveTextTest(node) else { return nil }
    let condition = Condition.test(
      Test(path: typed.path, predicate: .text(test), origin: typed.origin(through: node.range)))
    return node.has("not") ? .not(condition) : condition
  }

  private mutating func resolveTextTest(_ node: SyntaxNode) -> TextTest? {
    if let regex = node.leaf(.regex) { return resolvePattern(regex).map(TextTest.matches) }
    guard let text = node.leaf(.string)?.spelling else { return nil }
    if node.has("starts") || node.has("start") { return .startsWith(text) }
    if node.has("ends") || node.has("end") { return .endsWith(text) }
    return .contains(text)
  }

  private mutating func resolvePattern(_ leaf: SyntaxNode) -> TextPattern? {
    let bytes = leaf.tree.file.bytes[leaf.token.offsets]
    let literal = RegexLiteral(token: bytes)
    do {
      return try TextPattern(pattern: literal.pattern, flags: literal.flags)
    } catch {
      let start = Self.offset(ofPattern: error.offset, in: bytes)
      // All of a character that has several bytes.
      let end = bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? leaf.range.end
      report(
        .badRegex, "the regular expression does not compile: \(error.message)",
        at: SourceRange(file: leaf.range.file, start: start, end: end),
        labels: [.init("in this expression", at: leaf.range)])
      return nil
    }
  }

  /// The offset in the file of an offset in the pattern, where `\/` is `/`.
  private static func offset(ofPattern wanted: Int, in token: ArraySlice<UInt8>) -> Int {
    let close = token.lastIndex(of: UInt8(ascii: "/")) ?? token.startIndex
    var offsets: [Int] = []
    var isEscaped = false
    for position in token.startIndex + 1..<max(close, token.startIndex + 1) {
      if isEscaped, token[position] == UInt8(ascii: "/") { offsets.removeLast() }
      offsets.append(position)
      isEscaped = token[position] == UInt8(ascii: "\\") && !isEscaped
    }
    var offset = wanted < offsets.count ? offsets[wanted] : close
    while offset > token.startIndex, token[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
