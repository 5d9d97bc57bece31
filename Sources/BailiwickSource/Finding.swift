/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The lasting identity of a kind of finding: a code that is never reused, a name in words, and
/// the severity that it has when no configuration says otherwise.
public struct FindingKind: Hashable, Sendable {
  public let code: String
  public let name: String
  public let category: String
  public let severity: Severity

  public init(_ code: String, _ name: String, category: String, _ severity: Severity) {
    self.code = code
    self.name = name
    self.category = category
    self.severity = severity
  }
}

/// Something to say about a place in a text. It goes through many hands, so it is shared and never copied.
public final class Finding: Hashable, Sendable {
  public let kind: FindingKind
  /// One sentence in the author's words, without a full stop.
  public let message: String
  /// What the finding is about.
  public let range: SourceRange
  /// A few words under the excerpt, at `range`; empty when the message says it all.
  public let caption: String
  /// Other places that explain it, each with a few words.
  public let labels: [Label]
  /// Lines after the excerpt: what to do, what was meant.
  public let notes: [Note]
  public let fixes: [Fix]
  /// What shows it, for those who report it.
  public let evidence: Evidence?

  public init(
    _ kind: FindingKind, _ message: String, at range: SourceRange, caption: String = "",
    labels: [Label] = [], notes: [Note] = [], fixes: [Fix] = [], evidence: Evidence? = nil
  ) {
    self.kind = kind
    self.message = message
    self.range = range
    self.caption = caption
    self.labels = labels
    self.notes = notes
    self.fixes = fixes
    self.evidence = evidence
  }

  public var severity: Severity { kind.severity }

  public static func == (left: Finding, right: Finding) -> Bool {
    left === right
      || left.range == right.range && left.kind == right.kind && left.message == right.message
        && left.caption == right.caption && left.labels == right.labels && left.notes == right.notes
        && left.fixes == right.fixes && left.evidence == right.evidence
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(kind.code)
    hasher.combine(message)
  }

  /// What a finding was found by: requests, which this module knows nothing of. All evidence is equal, since findings
  /// that say the same are the same.
  public struct Evidence: Hashable, Sendable {
    public let value: any Sendable
    public init(_ value: any Sendable) { self.value = value }
    public static func == (left: Evidence, right: Evidence) -> Bool { true }
    public func hash(into hasher: inout Hasher) {}
  }

  /// A place that helps to understand a finding.
  public struct Label: Hashable, Sendable {
    public let range: SourceRange
    public let text: String
    public init(_ text: String, at range: SourceRange) {
      self.range = range
      self.text = text
    }
  }

  /// A line of help: `= repair: add …`.
  public struct Note: Hashable, Sendable {
    public let topic: String
    public let text: String
    public init(_ topic: String, _ text: String) {
      self.topic = topic
      self.text = text
    }
  }
}

/// A change of text that mends a finding.
public struct Fix: Hashable, Sendable {
  /// Whether decisions stay the same.
  public enum Safety: String, Sendable {
    /// The decisions are provably the same.
    case safe
    /// The decisions change.
    case unsafe
    /// A proposal for an editor to show.
    case suggestion
  }

  public struct Edit: Hashable, Sendable {
    public let range: SourceRange
    public let text: String
    public init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  public let title: String
  public let safety: Safety
  public let edits: [Edit]

  public init(_ title: String, _ safety: Safety, _ edits: [Edit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

extension FindingKind {
  /// The same kind with another weight.
  public func weighing(_ severity: Severity) -> FindingKind {
    FindingKind(code, name, category: category, severity)
  }
}

extension Finding {
  /// The same finding of a kind that weighs something else.
  public func weighing(_ severity: Severity) -> Finding {
    severity == kind.severity
      ? self
      : Finding(
        kind.weighing(severity), message, at: range, caption: caption, labels: labels, notes: notes, fixes: fixes,
        evidence: evidence)
  }
}
