import BailiwickSource

/// What a finding is known by from one run to the next, in the findings' order: a hash of its code
/// and of the item that it stands in, never of a line number or a message. Where a file has several
/// findings of one code in equal items they are told apart by counting them in source order.
///
/// - Parameter itemText: the text of the item that contains a finding; its white space is normalized here.
public func fingerprints(of findings: [Finding], itemText: (Finding) -> String) -> [String] {
  var result = [String](repeating: "", count: findings.count)
  var occurrences: [FileID: [String: Int]] = [:]
  let sourceOrder = findings.indices.sorted { (findings[$0].range, $0) < (findings[$1].range, $1) }
  for index in sourceOrder {
    let finding = findings[index]
    let identity = finding.kind.code + "\0" + normalized(itemText(finding))
    let file = finding.range.file
    let occurrence = occurrences[file, default: [:]][identity, default: 0]
    occurrences[file, default: [:]][identity] = occurrence + 1
    result[index] = hexadecimalHash(occurrence == 0 ? identity : "\(identity)\0\(occurrence)")
  }
  return result
}

/// The words of a text with one space between two.
private func normalized(_ text: String) -> String {
  let blanks: [UInt8] = [0x09, 0x0A, 0x0D, 0x20]
  let words = text.utf8.split { blanks.contains($0) }
  return words.map { String(Substring($0)) }.joined(separator: " ")
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), as 16 hexadecimal digits.
private func hexadecimalHash(_ text: String) -> String {
  let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
