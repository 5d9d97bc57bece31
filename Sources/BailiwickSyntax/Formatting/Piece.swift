/// A part of a text whose line ends are not chosen yet. A block is a list of pieces, after Derek C.
/// Oppen, "Prettyprinting", ACM TOPLAS 2 (1980), with the two kinds of breaks that he calls consistent
/// (`line`) and inconsistent (`wrap`):
///
///     block participants in CN, HK for meetings tagged x
///
///     open block indent indent participants in CN , wrap HK outdent line for indent meetings … close
///
/// Between two words that nothing breaks stands a space, or nothing where a sign says so.
enum Piece {
  /// A token, by its number in the tree; its comments come along.
  case word(Int)
  /// Opens a group.
  case open(Breaking)
  case close
  /// The lines that begin from here on are two columns further right.
  case indent
  case outdent
  /// A new line if the group around is broken.
  case line
  /// A new line if what follows, up to the next place for one, does not fit.
  case wrap
  /// A new line.
  case lineEnd
}

/// When a group is broken, and each of its `line`s a new line.
enum Breaking {
  /// When it does not fit on the line.
  case ifNeeded
  case always
}
