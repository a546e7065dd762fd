import SpoorModel
import Words

extension WordedText {
  private static let days = 1...31

  /// The end of a date that begins at a word: day, month and year in any of the usual orders, of which
  /// the month and one other stand there; `nil` where none begins.
  func dateEnd(from start: Int) -> Int? {
    var end = start
    var months = 0
    var numbers = 0
    while end < words.count, end == start || belongsToDate(end) {
      if MonthNames.contains(words[end].text) {
        months += 1
      } else if isDayOrYear(end) {
        numbers += 1
      } else {
        break
      }
      guard months < 2, numbers < 3 else { return nil }
      end += 1
    }
    return months == 1 && numbers > 0 ? end : nil
  }

  /// Whether what stands before a word leaves a date whole: a blank, a comma, the full stop of a day.
  private func belongsToDate(_ index: Int) -> Bool {
    isJoined(at: index) || [", ", ". "].contains(gap(before: index))
  }

  /// Whether a word is a day ("3", "3rd") or a year.
  private func isDayOrYear(_ index: Int) -> Bool {
    let word = words[index].text
    let digits = word.prefix { $0.isNumber }
    guard let number = Int(digits), word.count - digits.count <= 2 else { return false }
    return Self.days.contains(number) || (SpanKind.years.contains(number) && digits.count == 4)
  }
}
