import ArgumentParser

/// A format and where it goes: `sarif=out.sarif`; standard output where no file is named.
protocol DirectedFormat: ExpressibleByArgument {
  associatedtype Name: RawRepresentable<String> & CaseIterable

  init(_ name: Name, file: String?)
}

extension DirectedFormat {
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Name(rawValue: String(parts[0])), parts.last?.isEmpty == false else { return nil }
    self.init(name, file: parts.count > 1 ? String(parts[1]) : nil)
  }

  static var allValueStrings: [String] { Name.allCases.map(\.rawValue) }
}
