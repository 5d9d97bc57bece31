import BailiwickSource

/// A rule with its sentence. Every proof and every check asks it, on all cores, so it is shared and never copied.
public final class Rule: Hashable, Sendable {
  /// As written, or `rule-N`.
  public let name: String
  public let isNamed: Bool
  public let title: String?
  /// The number of its effect in the vocabulary.
  public let effect: Int
  public let isByDefault: Bool
  public let sentence: Sentence
  public let because: String?
  public let notice: String?
  /// Issuers of its orders and asserters of the tags that it names itself and does not adopt:
  /// canonical, sorted, each once.
  public let authorities: [String]
  public let documentation: [String]
  public let origin: Origin

  init(
    name: String, isNamed: Bool, title: String?, effect: Int, isByDefault: Bool, sentence: Sentence, because: String?,
    notice: String?, authorities: [String], documentation: [String], origin: Origin
  ) {
    self.name = name
    self.isNamed = isNamed
    self.title = title
    self.effect = effect
    self.isByDefault = isByDefault
    self.sentence = sentence
    self.because = because
    self.notice = notice
    self.authorities = authorities
    self.documentation = documentation
    self.origin = origin
  }

  public static func == (left: Rule, right: Rule) -> Bool {
    left === right
      || left.name == right.name && left.isNamed == right.isNamed && left.title == right.title
        && left.effect == right.effect && left.isByDefault == right.isByDefault && left.sentence == right.sentence
        && left.because == right.because && left.notice == right.notice && left.authorities == right.authorities
        && left.documentation == right.documentation && left.origin == right.origin
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(effect)
    hasher.combine(sentence)
  }
}
