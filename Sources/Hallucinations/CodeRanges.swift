import Words

/// The parts of a text that nobody speaks: fenced and inline code, and addresses.
///
/// Numbers and capitals in them state nothing that a reference could hold.
struct CodeRanges: Sendable {
  /// In scalars, in order, never overlapping.
  private let ranges: [Range<Int>]

  /// - Complexity: O(n) in the text's length.
  init(of text: String) {
    var ranges: [Range<Int>] = []
    var fence: Int?
    var start = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let end = start + line.unicodeScalars.count
      if line.drop(while: \.isWhitespace).hasPrefix("```") {
        if let opened = fence { ranges.append(opened..<end) }
        fence = fence == nil ? start : nil
      } else if fence == nil {
        ranges += Self.inline(line, at: start)
      }
      // "\r\n" is one character and two scalars.
      start = end + Self.breakLength(after: line, in: text)
    }
    if let fence { ranges.append(fence..<start) }
    self.ranges = ranges
  }

  private static func breakLength(after line: Substring, in text: String) -> Int {
    line.endIndex < text.endIndex ? text[line.endIndex].unicodeScalars.count : 0
  }

  /// Inline code and addresses of a line.
  private static func inline(_ line: Substring, at start: Int) -> [Range<Int>] {
    line.ranges(of: /`[^`]+`|(?:https?:\/\/|www\.)\S+/).map { range in
      let before = line[..<range.lowerBound].unicodeScalars.count
      return start + before..<start + before + line[range].unicodeScalars.count
    }
  }

  /// Whether some scalars share one with code.
  func overlap(_ scalars: Range<Int>) -> Bool { ranges.contains { $0.overlaps(scalars) } }
}
