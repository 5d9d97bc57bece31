import BailiwickSource
import BailiwickSyntax
import Testing

/// Checks what holds of every canonical text, from outside: nothing is lost, nothing is left to format.
func expectInvariants(_ text: String, _ source: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard let result = try? formatted(text) else {
    Issue.record("\(source): not formatted\n\(text)", sourceLocation: sourceLocation)
    return
  }
  let comment: Comment = "\(source)\n\(text)\nbecame\n\(result)"
  #expect(words(of: result) == words(of: text), comment, sourceLocation: sourceLocation)
  #expect((try? formatted(result)) == result, comment, sourceLocation: sourceLocation)
  #expect(isNeat(result), comment, sourceLocation: sourceLocation)
}

/// The tokens and comments of a text, in order.
func words(of text: String) -> [String] {
  let (tokens, _) = tokenize(SourceFile(name: "test.bwk", text: text))
  return tokens.filter { $0.kind != .space && $0.kind != .lineEnd }.map { token in
    var word = Array(text.utf8)[token.offsets]
    while let last = word.last, " \t\r".utf8.contains(last) { word.removeLast() }
    return "\(token.kind) \(String(decoding: word, as: UTF8.self))"
  }
}

/// Whether there are no blanks at the ends of lines, no two blank lines together, and none at the start
/// or the end.
private func isNeat(_ text: String) -> Bool {
  if text.isEmpty { return true }
  let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return lines.last?.isEmpty ?? false && !lines.dropLast().last!.isEmpty && !lines[0].isEmpty
    && lines.allSatisfy { line in line.last.map { !" \t\r".utf8.contains($0) } ?? true }
    && zip(lines, lines.dropFirst(1)).allSatisfy { !$0.isEmpty || !$1.isEmpty }
}
