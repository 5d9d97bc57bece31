import Foundation

/// The sources against which the tests hold the tables, where Debian's packages put them.
enum ReferenceData {
  static let isoFolder = "/usr/share/iso-codes/json/"
  static let cldrFolder = "/usr/share/unicode/cldr/common/supplemental/"
  static let hasISO = FileManager.default.fileExists(atPath: isoFolder)
  static let hasCLDR = FileManager.default.fileExists(atPath: cldrFolder)

  /// The entries of ISO 3166-1 or 3166-2 in Debian's `iso-codes`, by their JSON members.
  static func isoEntries(_ part: String) throws -> [[String: String]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(isoFolder)iso_\(part).json"))
    return try JSONDecoder().decode([String: [[String: String]]].self, from: data)[part] ?? []
  }

  /// The attributes of every element `name`, of which CLDR writes one a line.
  static func cldrElements(_ name: String, in file: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: cldrFolder + file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
    return lines.filter { $0.hasPrefix("<\(name) ") }.map { line in
      let attributes = line.matches(of: /(\w+)="([^"]*)"/).map { (String($0.1), String($0.2)) }
      return Dictionary(attributes) { first, _ in first }
    }
  }

  /// CLDR's `usca` as ISO 3166-2 writes it, `US-CA`; other codes as they are.
  static func isoCode(_ code: String) -> String {
    code == code.lowercased() && Int(code) == nil
      ? "\(code.prefix(2))-\(code.dropFirst(2))".uppercased() : code
  }
}
