import SpoorModel

/// Which offset of an annotation tool is which of Spoor's, in one text.
struct OffsetTable {
  /// Whether the tool is given the text's line breaks as they are.
  enum LineBreaks {
    case kept
    /// `\r\n` and `\r` become `\n`: browsers do that to texts.
    case unix
  }

  /// The text as the tool is given it.
  let text: String
  /// How long it is for the tool.
  let count: Int
  /// For each scalar of the original, and its end: where the tool lets a range begin and end there. They
  /// differ inside of a grapheme only, to whose edges a range grows.
  private let starts: [Int]
  private let ends: [Int]

  /// - Complexity: O(n) in the text's length.
  init(_ original: String, in unit: OffsetUnit, lineBreaks: LineBreaks) {
    let scalars = Array(original.unicodeScalars)
    let given = lineBreaks == .kept ? scalars.map(Optional.some) : Self.unix(scalars)
    text = String(String.UnicodeScalarView(given.compactMap { $0 }))
    let edges = Self.edges(of: text, in: unit)
    var starts: [Int] = []
    var ends: [Int] = []
    var index = 0
    for scalar in given {
      starts.append(edges[index].start)
      ends.append(edges[index].end)
      index += scalar == nil ? 0 : 1
    }
    count = edges[index].end
    self.starts = starts + [count]
    self.ends = ends + [count]
  }

  /// The tool's offsets of a range of the original.
  func offsets(of range: ScalarRange) -> Range<Int> {
    let start = starts[range.start]
    let end = max(start, ends[range.end])
    // Of a range that is nothing but the `\r` of `\r\n` nothing would be left.
    return start..<(start == end && range.count > 0 ? min(count, end + 1) : end)
  }

  /// The range of the original that the tool's offsets mean; `nil` where they lie outside, or are empty.
  func range(of offsets: Range<Int>) -> ScalarRange? {
    guard offsets.lowerBound >= 0, offsets.upperBound <= count, !offsets.isEmpty else { return nil }
    // Where several scalars have one offset, the first: a grapheme whole, `\r\n` whole.
    let below = starts.firstIndex { $0 > offsets.lowerBound } ?? starts.count
    let start = starts.firstIndex(of: starts[below - 1]) ?? 0
    guard let end = starts.firstIndex(where: { $0 >= offsets.upperBound }), start < end else {
      return nil
    }
    return ScalarRange(start, end)
  }

  /// Each scalar, `nil` for a `\r` that gives way to the `\n` behind it.
  private static func unix(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar?] {
    scalars.indices.map { index in
      guard scalars[index] == "\r" else { return scalars[index] }
      let isPair = index + 1 < scalars.count && scalars[index + 1] == "\n"
      return isPair ? nil : "\n"
    }
  }

  /// Where a range may begin and end at each scalar, and behind the last.
  private static func edges(of text: String, in unit: OffsetUnit) -> [(start: Int, end: Int)] {
    var edges: [(start: Int, end: Int)] = []
    var offset = 0
    switch unit {
    case .codePoints, .utf16:
      for scalar in text.unicodeScalars {
        edges.append((offset, offset))
        offset += unit == .codePoints ? 1 : UTF16.width(scalar)
      }
    case .graphemes:
      for character in text {
        for index in character.unicodeScalars.indices {
          let isFirst = index == character.unicodeScalars.startIndex
          edges.append((offset, isFirst ? offset : offset + 1))
        }
        offset += 1
      }
    }
    return edges + [(offset, offset)]
  }
}
