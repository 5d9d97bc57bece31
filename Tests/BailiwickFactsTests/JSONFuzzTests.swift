import BailiwickFacts
import Foundation
import Testing

@Suite struct JSONFuzzTests {
  @Test func readsWhatIsWritten() throws {
    var chance = Chance(seed: 1)
    for _ in 0..<3_000 {
      let value = Value.random(depth: 4, &chance)
      let text = value.written(&chance)
      let tree = try JSONTree(reading: Array(text.utf8))
      #expect(Value(tree, JSONTree.root) == value, "\(text)")
    }
  }

  /// Foundation's reader is the oracle, except where it goes beyond RFC 8259 or falls short of it.
  @Test func agreesWithFoundation() {
    var chance = Chance(seed: 2)
    var accepted = 0
    for _ in 0..<10_000 {
      let text = chance.mutate(Array(Value.random(depth: 3, &chance).written(&chance).utf8))
      if looksLikeAnotherEncoding(text) { continue }
      let isAccepted =
        (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
      do throws(JSONError) {
        let tree = try JSONTree(reading: text)
        accepted += 1
        #expect(isAccepted || hasHugeNumber(tree), "\(String(decoding: text, as: UTF8.self))")
      } catch {
        #expect(!isAccepted || isTakenByFoundation(error), "\(String(decoding: text, as: UTF8.self))")
      }
    }
    #expect(accepted > 500)
  }

  /// Foundation has no room for numbers beyond a `Double`.
  private func hasHugeNumber(_ tree: JSONTree) -> Bool {
    tree.all.filter { tree.kind($0) == .number }.contains { number in
      Double(String(decoding: tree.spelling(ofNumber: number), as: UTF8.self))?.isFinite != true
    }
  }

  private func isTakenByFoundation(_ error: JSONError) -> Bool {
    switch error.problem {
    case .duplicateKey, .trailingComma: true
    default: false
    }
  }

  /// Foundation takes UTF-16, UTF-32 and byte order marks.
  private func looksLikeAnotherEncoding(_ text: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    return text.prefix(4).contains(0) || marks.contains(where: text.starts)
  }
}
