import SpoorModel
import Words

/// A date that stands in a text: the word after it, and what it may mean.
struct WrittenDate: Hashable, Sendable {
  var end: Int
  /// One date, or two where day and month may be exchanged.
  var readings: [CalendarDate]
}

extension WordedText {
  /// The date of more than a year that begins at a word; `nil` where none does.
  func date(at start: Int) -> WrittenDate? {
    dotted(at: start) ?? parted(at: start) ?? marked(at: start) ?? named(at: start)
  }

  /// All dates among some words, those of a year alone too.
  func dates(in range: Range<Int>) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let written = date(at: index)
      if let written {
        dates += written.readings
      } else if let year = number(index), SpanKind.years.contains(year) {
        dates.append(CalendarDate(year: year))
      }
      index = max(index + 1, min(written?.end ?? 0, range.upperBound))
    }
    return dates
  }

  /// "28.08.1749", which is one word.
  private func dotted(at start: Int) -> WrittenDate? {
    let parts = words[start].text.split(separator: ".").map { Int(digitsOf: $0) }
    let readings = CalendarDate.readings(parts.compactMap(\.self))
    return parts.count == 3 && !readings.isEmpty
      ? WrittenDate(end: start + 1, readings: readings) : nil
  }

  /// "2024-04-10", "4/10/2024".
  private func parted(at start: Int) -> WrittenDate? {
    let end = start + 3
    guard end <= words.count, ["-", "/"].contains(gap(before: start + 1)),
      gap(before: start + 1) == gap(before: start + 2)
    else { return nil }
    let numbers = (start..<end).compactMap(number)
    let readings = CalendarDate.readings(numbers)
    return readings.isEmpty ? nil : WrittenDate(end: end, readings: readings)
  }

  /// "1954年5月29日", with at least two of the three.
  private func marked(at start: Int) -> WrittenDate? {
    var date = CalendarDate()
    var index = start
    var parts = 0
    while index + 1 < words.count, let value = number(index), gap(before: index + 1).isEmpty,
      index == start || gap(before: index).isEmpty || isJoined(at: index)
    {
      switch words[index + 1].text {
      case "年", "년": date.year = value
      case "月", "월": date.month = value
      case "日", "일": date.day = value
      default: return parts > 1 ? WrittenDate(end: index, readings: [date]) : nil
      }
      parts += 1
      index += 2
    }
    return parts > 1 ? WrittenDate(end: index, readings: [date]) : nil
  }

  /// A month's name and a number: "3 May 1920", "May 3, 1920", "10 de mayo de 1920".
  private func named(at start: Int) -> WrittenDate? {
    var date = CalendarDate()
    var end = start
    var index = start
    while index < words.count, index == start || belongsToDate(index) {
      if let month = MonthNames.month(words[index].text), date.month == nil {
        date.month = month
      } else if let number = dayOrYear(index) {
        guard date.take(number) else { break }
      } else if index == start || !Self.connectors.contains(words[index].text) {
        break
      } else {
        index += 1
        continue
      }
      index += 1
      end = index
    }
    let isDate = date.month != nil && (date.day != nil || date.year != nil)
    return isDate ? WrittenDate(end: end, readings: [date]) : nil
  }

  private static let connectors: Set<String> = ["de", "del", "of"]

  /// Whether what stands before a word leaves a date whole: a blank, a comma, the full stop of a day.
  private func belongsToDate(_ index: Int) -> Bool {
    isJoined(at: index) || [", ", ". "].contains(gap(before: index))
  }

  /// A day ("3", "3rd") or a year.
  private func dayOrYear(_ index: Int) -> Int? {
    let word = words[index].text
    let digits = word.prefix { $0.isNumber }
    return word.count - digits.count <= 2 ? Int(digitsOf: digits) : nil
  }

  private func number(_ index: Int) -> Int? { Int(digitsOf: words[index].text[...]) }
}

extension Int {
  /// A number in the digits of any script; `nil` for anything else, and for more than four.
  fileprivate init?(digitsOf text: Substring) {
    let values = text.map(\.wholeNumberValue)
    guard (1...4).contains(values.count), values.allSatisfy({ $0 != nil && $0 ?? 10 < 10 }) else {
      return nil
    }
    self = values.compactMap(\.self).reduce(0) { $0 * 10 + $1 }
  }
}
