import SpoorModel

/// A part of a row's text with what matches in it marked.
struct RowQuote {
  /// How a mark is shown.
  enum Ink {
    /// `[in brackets]`, for pipes and files.
    case brackets
    /// Bold and underlined by ANSI escapes.
    case bold
  }

  private let scalars: [Unicode.Scalar]

  /// This many columns on either side of a match where no terminal limits the line.
  private static let usualContext = 60
  private static let leastContext = 12
  /// A word that is cut gives way, if it is no longer than this.
  private static let longestWord = 15

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The text around the first of `marks`, with all of them that stand there marked.
  ///
  /// - Parameters:
  ///   - marks: what matches, as scalars of the text.
  ///   - columns: what the line may take; `nil`: as much as it needs.
  ///   - ink: how a mark is shown.
  /// - Returns: one line, with `…` where the text goes on.
  func around(_ marks: [ScalarRange], columns: Int?, _ ink: Ink) -> String {
    guard let first = marks.first else { return "" }
    let window = window(around: first, columns: columns)
    let (open, close) = ink == .bold ? ("\u{1b}[1;4m", "\u{1b}[0m") : ("[", "]")
    var text = window.lowerBound > 0 ? "…" : ""
    var place = window.lowerBound
    for mark in Self.merged(marks) where mark.end > place && mark.start < window.upperBound {
      let start = max(mark.start, place)
      let end = min(mark.end, window.upperBound)
      text += visible(place..<start) + open + visible(start..<end) + close
      place = end
    }
    return text + visible(place..<window.upperBound)
      + (window.upperBound < scalars.count ? "…" : "")
  }

  private func visible(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range])).visible
  }

  private func window(around mark: ScalarRange, columns: Int?) -> Range<Int> {
    let matched = scalars[mark.start..<mark.end].reduce(0) { $0 + $1.columns }
    let room = columns.map { max(2 * Self.leastContext, $0 - matched - 2) }
    let side = room.map { $0 / 2 } ?? Self.usualContext
    let before = count(in: scalars[..<mark.start].reversed(), columns: side)
    let used = scalars[(mark.start - before)..<mark.start].reduce(0) { $0 + $1.columns }
    // What the beginning of the text leaves is the rest's.
    let behind = count(in: scalars[mark.end...], columns: room.map { $0 - used } ?? side)
    let start = wordStart(mark.start - before, before: mark.start)
    return start..<wordEnd(mark.end + behind, after: mark.end)
  }

  private func count(in scalars: some Sequence<Unicode.Scalar>, columns: Int) -> Int {
    var room = columns
    var count = 0
    for scalar in scalars {
      room -= scalar.columns
      guard room >= 0 else { break }
      count += 1
    }
    return count
  }

  private func wordStart(_ start: Int, before mark: Int) -> Int {
    guard start > 0, scalars[start - 1] != " " else { return start }
    let blank = scalars[start..<mark].prefix(Self.longestWord).firstIndex(of: " ")
    return blank.map { $0 + 1 } ?? start
  }

  private func wordEnd(_ end: Int, after mark: Int) -> Int {
    guard end < scalars.count, scalars[end] != " " else { return end }
    return scalars[mark..<end].suffix(Self.longestWord).lastIndex(of: " ") ?? end
  }

  private static func merged(_ marks: [ScalarRange]) -> [ScalarRange] {
    marks.sorted().reduce(into: []) { merged, mark in
      guard let last = merged.last, mark.start < last.end else { return merged.append(mark) }
      merged[merged.count - 1].end = max(last.end, mark.end)
    }
  }
}
