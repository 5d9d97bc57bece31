import BailiwickReporting
import FoundationEssentials
import Testing

@Suite struct DiffTests {
  @Test func sameTextsHaveNone() {
    #expect(unifiedDiff(old: "a\n", new: "a\n", path: "p.bwk") == "")
    #expect(unifiedDiff(old: "", new: "", path: "p.bwk") == "")
  }

  @Test(arguments: [
    ("change", "one\ntwo\nthree\nfour\nfive\nsix\n", "one\ntwo\nthree\nfour!\nfive\nsix\n"),
    ("far-apart", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
    ("no-line-end", "a\nb", "a\nb\n"), ("line-end-lost", "a\nb\n", "a\nb"), ("from-nothing", "", "a\nb\n"),
    ("to-nothing", "a\n", ""), ("line-ends", "a\r\nb\r\n", "a\nb\n"), ("canonical", "\u{E9}\n", "e\u{301}\n"),
  ])
  func looksAsGitWritesIt(name: String, old: String, new: String) throws {
    try expectGolden(
      "Diffs/\(name)",
      [
        "old": shown(old), "new": shown(new), "diff": shown(unifiedDiff(old: old, new: new, path: "p.bwk")),
      ])
  }

  private func shown(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\r": "\\r"
      case "\u{301}": "\\u{301}"
      case let scalar: String(scalar)
      }
    }.joined()
  }

  /// One patch of many files, random and odd ones: git makes the new texts of the old ones.
  @Test(.enabled(if: hasGit)) func gitAppliesThem() throws {
    var generator = SplitMix(state: 4)
    var cases = [
      ("plain.bwk", "a\nb\n", "b\nc"), ("a folder/with space.bwk", "a", "b"),
      ("六四.bwk", "é\r\n", "é\n"),
      ("quo\"te\\d\t.bwk", "x\n", "y\n"), ("empty.bwk", "", "a\n"), ("emptied.bwk", "a\nb", ""),
    ]
    for number in 0..<150 {
      let old = lines(upTo: number, of: 6, &generator)
      cases.append(("random/\(number).bwk", old.joined(), mutated(old, &generator).joined()))
    }
    let long = (0..<6_000).map { "line \($0 % 5_000)\n" }
    cases.append(("long.bwk", long.joined(), mutated(long, &generator).joined()))
    try withTemporaryFolder { folder in
      var patch = ""
      for (path, old, new) in cases {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try old.write(to: url, atomically: true, encoding: .utf8)
        patch += unifiedDiff(old: old, new: new, path: path)
      }
      try patch.write(to: folder.appending(path: "patch"), atomically: true, encoding: .utf8)
      let git = "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git"
      #expect(
        shell("\(git) init -q . 2>/dev/null && \(git) apply --whitespace=nowarn patch", in: folder) == 0)
      for (path, _, new) in cases {
        let result = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
        #expect(result.map { Array($0.utf8) } == Array(new.utf8), "\(path)")
      }
    }
  }

  private func lines(upTo count: Int, of kinds: Int, _ generator: inout SplitMix) -> [String] {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      "line \(Int.random(in: 0..<kinds, using: &generator))\n"
    }
  }

  /// About a sixth of the lines changed, sometimes without a last line end.
  private func mutated(_ lines: [String], _ generator: inout SplitMix) -> [String] {
    var result: [String] = []
    for line in lines {
      switch Int.random(in: 0..<18, using: &generator) {
      case 0: break
      case 1: result += [line, "new\n"]
      case 2: result.append("other \(line)")
      default: result.append(line)
      }
    }
    if let last = result.last, Bool.random(using: &generator) {
      result[result.count - 1] = String(last.dropLast())
    }
    return result
  }
}
