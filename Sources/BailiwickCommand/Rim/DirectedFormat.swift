import ArgumentParser
import Bailiwick

/// A format and where it goes: `sarif=out.sarif`; standard output where no file is named.
protocol DirectedFormat: ExpressibleByArgument {
  associatedtype Name: RawRepresentable<String> & CaseIterable

  init(_ name: Name, file: String?)

  var name: Name { get }
  var file: String? { get }
}

extension DirectedFormat {
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Name(rawValue: String(parts[0])), parts.last?.isEmpty == false else { return nil }
    self.init(name, file: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// Refuses that two results are written to one file, of which only the last would stay.
  static func expectApart(_ formats: [Self], option: String) throws(ValidationError) {
    var taken: [String: String] = [:]
    for format in formats {
      guard let file = format.file, !FileSystem.isDevice(file) else { continue }
      let words = "\(option) \(format.name.rawValue)=\(file)"
      if let other = taken.updateValue(words, forKey: FileSystem.absolute(file)) {
        throw ValidationError("\(other) and \(words) would be written to one file: give each its own")
      }
    }
  }

  static var allValueStrings: [String] { Name.allCases.map(\.rawValue) }
}
