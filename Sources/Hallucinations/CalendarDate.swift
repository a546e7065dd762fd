import SpoorModel
import Words

/// A date as far as a text tells it.
struct CalendarDate: Hashable, Sendable {
  var year: Int?
  var month: Int?
  var day: Int?

  /// Whether another date tells all that this one does, and the same.
  func isTold(by other: CalendarDate) -> Bool {
    (year == nil || year == other.year) && (month == nil || month == other.month)
      && (day == nil || day == other.day)
  }

  private static let days = 1...31
  private static let months = 1...12

  /// A date of three numbers, year last or first; two where day and month may be either.
  static func readings(_ numbers: [Int]) -> [CalendarDate] {
    guard numbers.count == 3 else { return [] }
    if SpanKind.years.contains(numbers[0]) {
      return [CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])].filter(
        \.isPossible
      )
    }
    let dates = [(numbers[0], numbers[1]), (numbers[1], numbers[0])].map { day, month in
      CalendarDate(year: numbers[2], month: month, day: day)
    }
    return (dates[0] == dates[1] ? [dates[0]] : dates).filter(\.isPossible)
  }

  private var isPossible: Bool {
    year.map(SpanKind.years.contains) ?? true && month.map(Self.months.contains) ?? true
      && day.map(Self.days.contains) ?? true
  }

  /// Takes a number for the day or the year, whichever it can be and is free; whether it did.
  mutating func take(_ number: Int) -> Bool {
    if day == nil, Self.days.contains(number) {
      day = number
    } else if year == nil, SpanKind.years.contains(number) {
      year = number
    } else {
      return false
    }
    return true
  }
}
