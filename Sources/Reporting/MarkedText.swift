import SpoorModel

/// A text with a range of it marked, whole or only the words around the mark.
struct MarkedText {
  /// How much of the text is shown.
  enum Extent {
    /// All of it.
    case whole
    /// So many scalars before and after the mark; a text little longer than that is shown whole.
    case around(Int)
  }

  /// The text.
  var text: String
  /// What is marked, in Unicode scalars.
  ///
  /// A range that the text does not have is not marked.
  var mark: ScalarRange
  /// How much is shown.
  var extent: Extent = .whole

  /// The text with `<mark>` around the range; `…` where something is left out.
  var html: HTML {
    let scalars = text.unicodeScalars
    guard let range = indices else { return HTML(showing: text) }
    let shown = window(around: range)
    return """
      \(ellipsis(shown.lowerBound > scalars.startIndex))\
      \(String(scalars[shown.lowerBound..<range.lowerBound]))\
      <mark>\(String(scalars[range]))</mark>\
      \(String(scalars[range.upperBound..<shown.upperBound]))\
      \(ellipsis(shown.upperBound < scalars.endIndex))
      """
  }

  /// The range in the text; `nil` where it is empty or goes past the end.
  private var indices: Range<String.Index>? {
    let scalars = text.unicodeScalars
    guard mark.count > 0,
      let start = scalars.index(
        scalars.startIndex,
        offsetBy: mark.start,
        limitedBy: scalars.endIndex
      ),
      let end = scalars.index(start, offsetBy: mark.count, limitedBy: scalars.endIndex)
    else { return nil }
    return start..<end
  }

  private func window(around range: Range<String.Index>) -> Range<String.Index> {
    let scalars = text.unicodeScalars
    guard case .around(let reach) = extent else { return scalars.startIndex..<scalars.endIndex }
    let slack = reach + reach / 2
    let start =
      reaches(start: range.lowerBound, within: slack)
      ? scalars.startIndex : cut(before: range.lowerBound, reach)
    let end =
      reaches(end: range.upperBound, within: slack)
      ? scalars.endIndex : cut(after: range.upperBound, reach)
    return start..<end
  }

  private func reaches(start index: String.Index, within reach: Int) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.index(index, offsetBy: -reach, limitedBy: scalars.startIndex) == nil
  }

  private func reaches(end index: String.Index, within reach: Int) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.index(index, offsetBy: reach, limitedBy: scalars.endIndex) == nil
  }

  /// A place some `reach` before `index`, moved to the next blank where there is one.
  private func cut(before index: String.Index, _ reach: Int) -> String.Index {
    let scalars = text.unicodeScalars
    let far = scalars.index(index, offsetBy: -reach)
    return scalars[far..<index].prefix(24).firstIndex { $0.properties.isWhitespace } ?? far
  }

  /// A place some `reach` after `index`, moved to the last blank before it where there is one.
  private func cut(after index: String.Index, _ reach: Int) -> String.Index {
    let scalars = text.unicodeScalars
    let far = scalars.index(index, offsetBy: reach)
    return scalars[index..<far].suffix(24).lastIndex { $0.properties.isWhitespace } ?? far
  }

  private func ellipsis(_ isCut: Bool) -> HTML {
    isCut ? "<span class=\"cut\" title=\"text left out\">…</span>" : .empty
  }
}
