import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// A text in canonical form, or why it is left as it is.
public enum Reformatting: Sendable {
  /// The text has errors of form; nothing can be said of how it should look.
  case unreadable([Finding])
  case unchanged
  case changed([UInt8])
  /// A defect of ours: the canonical form would not mean the same.
  case refused(reason: String)

  /// Formats a text, and holds the result against it: the tokens must be the same, and resolved alone
  /// it must mean the same.
  public init(_ file: SourceFile) {
    let (tree, problems) = parse(file)
    let errors = problems.map(\.finding).filter { $0.severity == .error }
    guard errors.isEmpty else {
      self = .unreadable(errors)
      return
    }
    do throws(FormattingFailure) {
      let bytes = try formatted(tree)
      let before = Compilation(Program(files: [file])).model.declarations
      let after = Compilation(Program(files: [SourceFile(id: file.id, name: file.name, bytes: bytes)])).model
        .declarations
      if before != after {
        self = .refused(reason: "the formatted text would not mean the same")
      } else {
        self = bytes == file.bytes ? .unchanged : .changed(bytes)
      }
    } catch {
      self = .refused(reason: "\(error)")
    }
  }
}
