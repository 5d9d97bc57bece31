import BailiwickSource

/// What a finding is known by from one run to the next, in the findings' order: a hash of its code
/// and of the item that it stands in, never of a line number or a message. Where a file has several
/// findings of one code in equal items they are told apart by counting them in source order.
public func fingerprints(of findings: [Finding], in items: ItemTexts) -> [String] {
  var result = [String](repeating: "", count: findings.count)
  var texts = NumberedTexts(items)
  var hashes: [Identity: Hash] = [:]
  var occurrences: [FileID: [Identity: Int]] = [:]
  let sourceOrder = findings.indices.sorted { (findings[$0].range, $0) < (findings[$1].range, $1) }
  for index in sourceOrder {
    let finding = findings[index]
    let identity = Identity(code: finding.kind.code, text: texts.number(ofItemHolding: finding))
    var hash = hashes[identity] ?? Hash("\(identity.code)\0\(texts[identity.text])")
    hashes[identity] = hash
    let occurrence = occurrences[finding.range.file, default: [:]][identity, default: 0]
    occurrences[finding.range.file, default: [:]][identity] = occurrence + 1
    if occurrence > 0 { hash.add("\0\(occurrence)") }
    result[index] = hash.hexadecimal
  }
  return result
}

/// What a finding is known by but for others of its kind.
private struct Identity: Hashable {
  let code: String
  /// The number of the item's text.
  let text: Int
}

/// The texts of items, equal ones once, with their white space normalized.
private struct NumberedTexts {
  private let items: ItemTexts
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var ranges: [SourceRange: Int] = [:]

  init(_ items: ItemTexts) { self.items = items }

  subscript(number: Int) -> String { texts[number] }

  mutating func number(ofItemHolding finding: Finding) -> Int {
    let range = items.range(finding)
    if let known = ranges[range] { return known }
    let text = normalized(items.text(range))
    let number = numbers[text] ?? texts.count
    if number == texts.count { texts.append(text) }
    numbers[text] = number
    ranges[range] = number
    return number
  }
}

/// The words of a text with one space between two.
private func normalized(_ text: String) -> String {
  let blanks: [UInt8] = [0x09, 0x0A, 0x0D, 0x20]
  let words = text.utf8.split { blanks.contains($0) }
  return words.map { String(Substring($0)) }.joined(separator: " ")
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
private struct Hash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ text: String) { add(text) }

  mutating func add(_ text: String) {
    state = text.utf8.reduce(state) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// 16 digits.
  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
