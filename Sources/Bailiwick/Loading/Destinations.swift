import BailiwickSource
import BailiwickSyntax

/// Where a command may write what it makes: over no policy, no configuration, and nothing that it reads.
public struct Destinations {
  /// The absolute paths of what is read.
  private let read: Set<String>
  /// What is read, in which tests may name files of facts.
  private let policies: [SourceFile]
  private let absolute: (String) -> String

  /// What is written somewhere.
  public enum Content: Sendable {
    /// Findings, coverage, transcripts: what no command reads as a policy.
    case report
    /// The findings that are known, which take the place of others.
    case baseline
    case policy
  }

  /// - Parameters:
  ///   - read: the paths of what is read.
  ///   - policies: the texts of a program, or of several.
  ///   - absolute: the one path of a file, however it is named.
  public init(
    reading read: [String], policies: [SourceFile] = [], absolute: @escaping (String) -> String = FileSystem.absolute
  ) {
    self.read = Set((read + policies.map(\.name)).map(absolute))
    self.policies = policies
    self.absolute = absolute
  }

  /// Refuses what something would be lost by, before anything is written. A device or a pipe loses nothing.
  public func expectFree(_ path: String, for content: Content) throws(DestinationRefusal) {
    guard !FileSystem.isDevice(path) else { return }
    let target = absolute(path)
    let names = [path, target].map { $0.split(separator: "/").last ?? "" }
    if names.contains(where: { $0 == ConfigurationFinder.fileName }) {
      throw DestinationRefusal(path: path, reason: "it is a configuration")
    }
    if content != .policy {
      if names.contains(where: { $0.hasSuffix(".bwk") }) {
        throw DestinationRefusal(path: path, reason: "files that end with .bwk are policies")
      }
      if read.contains(target) || namesFacts(target) {
        throw DestinationRefusal(path: path, reason: "the command reads it")
      }
    }
    if content == .baseline { try expectBaseline(path) }
  }

  private func expectBaseline(_ path: String) throws(DestinationRefusal) {
    guard FileSystem.isFile(path) else { return }
    do { _ = try Baseline(path: path) } catch {
      throw DestinationRefusal(path: path, reason: "it is there, and no baseline")
    }
  }

  /// Whether a test reads facts in a file.
  private func namesFacts(_ target: String) -> Bool {
    guard FileSystem.isFile(target), let name = target.split(separator: "/").last.map({ Array($0.utf8) }) else {
      return false
    }
    return policies.contains { policy in
      guard policy.bytes.contains(name) else { return false }
      return parse(policy).tree.root.children(.test).flatMap { $0.children(.givenFacts) }.contains { given in
        given.leaf(.string).map { absolute(FileSystem.path($0.value, relativeTo: policy.name)) == target } ?? false
      }
    }
  }
}

/// Why nothing is written to a path: the command ends with 2.
public struct DestinationRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

  public var description: String { "will not write over \(path): \(reason)" }
}
