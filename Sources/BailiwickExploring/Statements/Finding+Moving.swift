import BailiwickSource

extension Finding {
  /// The same in a file that is a part of another one, from so many bytes after its beginning. What lies elsewhere
  /// stays where it is.
  func moved(from source: FileID, back distance: Int, into file: SourceFile) -> Finding {
    func isInside(_ range: SourceRange) -> Bool {
      guard range.file == source else { return false }
      return source == file.id || range.start >= distance && range.end <= distance + file.bytes.count
    }
    func moved(_ range: SourceRange) -> SourceRange {
      guard isInside(range) else { return range }
      let bounds = 0...file.bytes.count
      func shifted(_ offset: Int) -> Int { min(max(offset - distance, bounds.lowerBound), bounds.upperBound) }
      return SourceRange(file: file.id, start: shifted(range.start), end: shifted(range.end))
    }
    // What closes the text for the reader is not the author's.
    let isAtEnd = isInside(range) && range.start - distance >= file.bytes.count
    let message = isAtEnd && message.hasSuffix("found `)`") ? message.dropLast(3) + "the end" : message
    return Finding(
      kind, message, at: moved(range), caption: caption,
      labels: labels.map { Label($0.text, at: moved($0.range)) }, notes: notes, fixes: fixes)
  }
}
