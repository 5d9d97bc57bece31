import BailiwickReporting

/// What a session has to say to a statement.
public struct Answer {
  /// For people; whole lines, or nothing.
  public let text: String
  private let makeJSON: () -> JSONValue
  public let status: Status
  /// Whether the session is over.
  public let isEnd: Bool
  /// What may be wrong, though it was done.
  public let warnings: [String]

  /// How the statement ended, as the exit codes of every command tell.
  public enum Status: Int32, Sendable {
    case yes = 0
    /// The answer is no: a leak, a failed test.
    case no = 1
    case usage = 2
    case unreadable = 3
    case undecided = 4

    /// Whether nothing was answered.
    public var isError: Bool { self == .usage || self == .unreadable }
  }

  init(
    _ text: String, json: @autoclosure @escaping () -> JSONValue, _ status: Status = .yes, isEnd: Bool = false,
    warnings: [String] = []
  ) {
    self.text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    makeJSON = json
    self.status = status
    self.isEnd = isEnd
    self.warnings = warnings
  }

  init(_ text: String, _ status: Status = .yes, isEnd: Bool = false) {
    self.init(text, json: text.isEmpty ? [:] : ["message": .string(text)], status, isEnd: isEnd)
  }

  /// An answer that quotes policies or names files, as it is for machines alone.
  init(quoting text: String) {
    self.init(visibleLines(text), json: ["message": .string(text)])
  }

  /// The same for machines, which is made only for those who ask.
  public var json: JSONValue { makeJSON() }

  init(refusing refusal: Refusal, _ style: Style) {
    let text = refusal.isRendered ? refusal.message : style.paint("error", .red) + ": " + visibleLines(refusal.message)
    self.init(text, json: ["error": ["message": .string(refusal.plain)]], refusal.status)
  }
}

/// Why a statement is not answered.
struct Refusal: Error {
  let message: String
  let status: Answer.Status
  /// The message for machines.
  let plain: String
  /// The message is made of findings with their excerpts.
  let isRendered: Bool

  private init(_ message: String, _ status: Answer.Status, plain: String? = nil) {
    self.message = message
    self.status = status
    self.plain = plain ?? message
    isRendered = plain != nil
  }

  static func usage(_ message: String) -> Refusal { Refusal(message, .usage) }
  static func unreadable(_ message: String) -> Refusal { Refusal(message, .unreadable) }

  /// What is wrong with a text that was entered.
  static func findings(_ rendered: String, plain: String) -> Refusal { Refusal(rendered, .unreadable, plain: plain) }
}
