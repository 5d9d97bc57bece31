import CPCRE2
import Synchronization

/// A compiled regular expression: PCRE2 in UTF mode, unanchored, with limits on matching.
public final class TextPattern: Sendable, Hashable {
  public let pattern: String
  /// Of `i`, `m`, `s` and `x`, sorted.
  public let flags: String
  /// The marks of every text that matches.
  public let needs: TextMarks
  /// Written in `init` and at the first use; then PCRE2 only reads it, from any thread.
  private nonisolated(unsafe) let code: OpaquePointer
  private let readiness = Atomic(Readiness.raw.rawValue)
  private let readying = Mutex(())

  /// How far the expression has been made machine code.
  private enum Readiness: UInt8 {
    case raw
    case compiled
    /// This machine, or this expression, has none.
    case interpreted
  }

  /// What matching may cost before its answer is *unknown*.
  public enum Limit {
    /// Calls of the internal `match()`.
    public static let steps: UInt32 = 1_000_000
    /// Nested backtracking points.
    public static let depth: UInt32 = 10_000
    /// KiB of heap.
    public static let heap: UInt32 = 20_000
  }

  /// The version of PCRE2 that runs, such as `10.42 2022-12-11`.
  public static var engineVersion: String {
    var bytes = [UInt8](repeating: 0, count: 64)
    let length = bytes.withUnsafeMutableBytes { pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), $0.baseAddress) }
    return String(decoding: bytes.prefix(Int(max(1, length)) - 1), as: UTF8.self)
  }

  /// Why a pattern does not compile.
  public struct CompileError: Error, Hashable, Sendable {
    public let message: String
    /// UTF-8 offset in the pattern.
    public let offset: Int
  }

  public init(pattern: String, flags: String) throws(CompileError) {
    self.pattern = pattern
    self.flags = flags
    var options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C
    for flag in flags {
      switch flag {
      case "i": options |= PCRE2_CASELESS
      case "m": options |= PCRE2_MULTILINE
      case "s": options |= PCRE2_DOTALL
      case "x": options |= PCRE2_EXTENDED
      default: break
      }
    }
    var errorCode: Int32 = 0
    var errorOffset = 0
    let bytes = Array(pattern.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &errorCode, &errorOffset, nil) else {
      throw CompileError(message: Self.message(of: errorCode), offset: errorOffset)
    }
    self.code = code
    needs = TextMarks.matching(pattern, flags: flags)
  }

  /// Whether it runs as machine code. To make that takes ten times as long as to compile, so it is done when a text is
  /// to be matched for the first time.
  private var isCompiled: Bool {
    let known = readiness.load(ordering: .acquiring)
    if known != Readiness.raw.rawValue { return known == Readiness.compiled.rawValue }
    return readying.withLock { _ in
      let known = readiness.load(ordering: .relaxed)
      if known != Readiness.raw.rawValue { return known == Readiness.compiled.rawValue }
      let isCompiled = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
      readiness.store((isCompiled ? Readiness.compiled : .interpreted).rawValue, ordering: .releasing)
      return isCompiled
    }
  }

  deinit { pcre2_code_free_8(code) }

  /// Where an empty text begins.
  private nonisolated(unsafe) static let nothing = UnsafePointer<UInt8>(bitPattern: 1)!

  /// Whether some part of a text matches; `nil` when that exceeds a limit.
  public func matches(_ text: String) -> Bool? {
    var text = text
    return text.withUTF8 { utf8 in
      lacksNeeded(utf8) ? false : run(utf8.baseAddress ?? Self.nothing, count: utf8.count, PatternMatching())
    }
  }

  /// The same of bytes that are UTF-8, with room to match in that is used again.
  fileprivate func matches(_ text: UnsafePointer<UInt8>, count: Int, _ room: PatternMatching) -> Bool? {
    lacksNeeded(UnsafeBufferPointer(start: text, count: count)) ? false : run(text, count: count, room)
  }

  /// Whether a text has not all that every text has that matches.
  private func lacksNeeded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !needs.isEmpty && !needs.isSubset(of: TextMarks(of: text))
  }

  private func run(_ text: UnsafePointer<UInt8>, count: Int, _ room: PatternMatching) -> Bool? {
    guard let data = room.data, let context = room.context else { return nil }
    var result =
      isCompiled
      ? pcre2_jit_match_8(code, text, count, 0, 0, data, context)
      : pcre2_match_8(code, text, count, 0, PCRE2_NO_UTF_CHECK, data, context)
    // Compiled code has a small stack of its own, which is none of the limits.
    if result == PCRE2_ERROR_JIT_STACKLIMIT {
      result = pcre2_match_8(code, text, count, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context)
    }
    if result >= 0 { return true }
    return result == PCRE2_ERROR_NOMATCH ? false : nil
  }

  private static func message(of code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }

  public static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.spelling == right.spelling && left.flags == right.flags
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(spelling)
    hasher.combine(flags)
  }

  private var spelling: Spelling { Spelling(pattern) }
}

/// What matching needs beside a pattern, for one thread and one text after the other.
public final class PatternMatching {
  fileprivate let data: OpaquePointer?
  fileprivate let context: OpaquePointer?

  public init() {
    data = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    guard let context else { return }
    pcre2_set_match_limit_8(context, TextPattern.Limit.steps)
    pcre2_set_depth_limit_8(context, TextPattern.Limit.depth)
    pcre2_set_heap_limit_8(context, TextPattern.Limit.heap)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  /// Whether some part of a text, which is UTF-8, matches a pattern; `nil` when that exceeds a limit.
  public func matches(_ pattern: TextPattern, _ text: UnsafePointer<UInt8>, count: Int) -> Bool? {
    pattern.matches(text, count: count, self)
  }
}
