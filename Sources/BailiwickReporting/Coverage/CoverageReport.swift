import BailiwickSource

/// What tests show of one program or several, and what they do not.
public struct CoverageReport: Hashable, Sendable {
  /// Rules, rows and borders, each in the order of the programs.
  public private(set) var points: [CoveragePoint]
  /// The names of the files, in the order in which they first come up.
  public private(set) var files: [String]
  /// Why nothing could be measured; `nil` when it was.
  public private(set) var obstacle: String?

  public init(points: [CoveragePoint] = [], files: [String] = []) {
    self.points = points
    self.files = files
  }

  /// The report of a run that ended before its tests.
  public init(obstacle: String) {
    self.init()
    self.obstacle = obstacle
  }

  /// Adds another program. What both share counts once, and is shown where it is shown in either.
  public mutating func merge(_ other: CoverageReport) {
    files += other.files.filter { !files.contains($0) }
    var numbers = Dictionary(points.enumerated().map { ($1.identity, $0) }) { first, _ in first }
    for point in other.points {
      guard let number = numbers[point.identity] else {
        numbers[point.identity] = points.count
        points.append(point)
        continue
      }
      switch (points[number].state, point.state) {
      case (.shown(let tests), .shown(let more)):
        points[number].state = .shown(tests + more.filter { !tests.contains($0) })
      case (.shown, _), (.missing, .missing), (.missing, .impossible), (.impossible, .impossible): break
      case (.missing, .shown), (.impossible, .shown), (.impossible, .missing): points[number].state = point.state
      }
    }
  }

  /// How much of something is shown.
  public struct Share: Hashable, Sendable {
    /// `rules`, `rows`, `borders`, or `in all`.
    public let name: String
    public let shown: Int
    /// Without what no request can show.
    public let total: Int

    init(_ name: String, of points: [CoveragePoint]) {
      self.name = name
      shown = points.count(where: \.isShown)
      total = points.count(where: \.isPossible)
    }

    /// Whole percents, rounded down; all of nothing is all.
    public var percent: Int { total == 0 ? 100 : shown * 100 / total }
  }

  /// By kind: rules, rows, borders.
  public var shares: [Share] {
    [Share("rules", of: rules), Share("rows", of: rows), Share("borders", of: borders)]
  }

  public var whole: Share { Share("in all", of: points) }

  public var rules: [CoveragePoint] { points.filter { $0.kind == .rule } }

  public var rows: [CoveragePoint] {
    points.filter { if case .row = $0.kind { true } else { false } }
  }

  public var borders: [CoveragePoint] {
    points.filter { if case .border = $0.kind { true } else { false } }
  }

  /// In the order of the files and their text.
  func inSourceOrder(_ isWanted: (CoveragePoint) -> Bool) -> [CoveragePoint] {
    let numbers = Dictionary(files.enumerated().map { ($1, $0) }) { first, _ in first }
    let wanted = points.enumerated().filter { isWanted($0.element) }
    return wanted.sorted { left, right in
      let keys = [left, right].map { ($0.element.file, $0.element.start.byte, $0.offset) }
      return (numbers[keys[0].0] ?? 0, keys[0].1, keys[0].2) < (numbers[keys[1].0] ?? 0, keys[1].1, keys[1].2)
    }.map(\.element)
  }
}

extension CoverageReport {
  /// Whether tests show what a point of some program stands for.
  public func shows(_ point: CoveragePoint) -> Bool {
    points.contains { $0.isShown && $0.identity == point.identity }
  }
}
