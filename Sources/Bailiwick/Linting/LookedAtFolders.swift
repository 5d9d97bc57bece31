/// The folders of which a run looks at every policy.
public struct LookedAtFolders: Sendable {
  private let folders: [String]

  /// - Parameter paths: what the command line names; none means `.`.
  public init(_ paths: [String]) {
    folders = (paths.isEmpty ? ["."] : paths).filter { $0 != "-" && FileSystem.isDirectory($0) }
      .map(FileSystem.absolute)
  }

  /// Where a policy stood that the run would have looked at, and that is no more; `nil` for any other.
  ///
  /// - Parameter places: where it may have stood, absolute.
  func lost(_ places: [String]) -> String? {
    guard places.allSatisfy({ $0.hasSuffix(".bwk") && FileSystem.isAbsent($0) }) else { return nil }
    return places.first { place in folders.contains { ProgramRoot.isBelow(place, $0) } }
  }
}
