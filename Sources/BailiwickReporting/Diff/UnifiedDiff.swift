/// The changes from one text to another as a patch that `git apply` takes, with three lines of
/// context; empty when the texts are the same bytes.
///
/// - Parameter path: the file's path relative to where the patch is to be applied.
public func unifiedDiff(old: String, new: String, path: String) -> String {
  let oldLines = lines(of: old)
  let newLines = lines(of: new)
  var numbers: [ArraySlice<UInt8>: Int] = [:]
  func numbered(_ lines: [ArraySlice<UInt8>]) -> [Int] {
    lines.map { line in
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
  }
  let matching = LineMatching(old: numbered(oldLines), new: numbered(newLines))
  let steps = Hunk.steps(matching.pairs, oldCount: oldLines.count, newCount: newLines.count)
  let hunks = Hunk.hunks(of: steps)
  guard !hunks.isEmpty else { return "" }

  var bytes = Array("--- \(diffName("a/", path))\n+++ \(diffName("b/", path))\n".utf8)
  for hunk in hunks {
    bytes += (hunk.header + "\n").utf8
    for step in hunk.steps {
      switch step {
      case .kept(let old, _): write(oldLines[old], after: " ", to: &bytes)
      case .removed(let old): write(oldLines[old], after: "-", to: &bytes)
      case .added(let new): write(newLines[new], after: "+", to: &bytes)
      }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The lines of a text, each with its line end; the last may have none.
private func lines(of text: String) -> [ArraySlice<UInt8>] {
  let bytes = Array(text.utf8)
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
    lines.append(bytes[start...index])
    start = index + 1
  }
  if start < bytes.count { lines.append(bytes[start...]) }
  return lines
}

private func write(_ line: ArraySlice<UInt8>, after mark: Unicode.Scalar, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: mark))
  bytes += line
  if line.last != UInt8(ascii: "\n") { bytes += "\n\\ No newline at end of file\n".utf8 }
}

/// A file's name as git writes it: in C's quotes when it has a quote, a backslash or a control
/// character, else with a tab behind it when it has a space.
private func diffName(_ prefix: String, _ path: String) -> String {
  var path = path[...]
  while path.hasPrefix("./") { path = path.dropFirst(2) }
  while path.hasPrefix("/") { path = path.dropFirst() }
  let name = prefix + path
  let needsQuotes = name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
  guard needsQuotes else { return name.utf8.contains(0x20) ? name + "\t" : name }
  var quoted: [UInt8] = []
  for byte in name.utf8 {
    switch byte {
    case 0x22, 0x5C: quoted += [0x5C, byte]
    case 0..<0x20, 0x7F:
      let octal = String(byte, radix: 8)
      quoted += ("\\" + String(repeating: "0", count: 3 - octal.count) + octal).utf8
    default: quoted.append(byte)
    }
  }
  return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
}
