import Bailiwick
import BailiwickModel

/// What had been entered, for `:undo` to go back to.
struct FormerLayer {
  let entered: [EnteredItem]
  /// The files with it, as long as they are the same and memory is no matter.
  var program: LoadedProgram?
  /// The request, where that was forgotten as well.
  var facts: Facts?
}

extension [FormerLayer] {
  /// How many programs are kept; the others are compiled again when they are wanted.
  private static let keptPrograms = 8

  mutating func add(_ layer: FormerLayer) {
    append(layer)
    if count > Self.keptPrograms { self[count - 1 - Self.keptPrograms].program = nil }
  }

  /// The files are other ones now.
  mutating func forgetPrograms() {
    for number in indices { self[number].program = nil }
  }
}
