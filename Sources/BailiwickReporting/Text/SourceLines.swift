/// The lines of a piece of a policy, without their ends: LF, or CR and LF.
func sourceLines(_ text: String) -> [Substring] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    Substring(line.last == "\r" ? line.dropLast() : line)
  }
}

/// A piece of a policy for a terminal: its lines stay, all else is as `visible` shows it.
package func visibleLines(_ text: String) -> String {
  sourceLines(text).map { visible($0) }.joined(separator: "\n")
}
