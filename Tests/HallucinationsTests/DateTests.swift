import Testing
import Words

@testable import Hallucinations

@Suite("Dates in texts")
struct DateTests {
  private func dates(_ text: String) throws -> [CalendarDate] {
    let text = WordedText(text, by: try WordScanner())
    return text.dates(in: text.words.indices)
  }

  @Test(
    "a date is the same however it is written",
    arguments: [
      "13 August 1961", "August 13, 1961", "13. August 1961", "13 de agosto de 1961",
      "le 13 août 1961", "13.08.1961", "1961-08-13", "13/8/1961", "1961年8月13日", "1961년 8월 13일",
      "Aug. 13, 1961", "13 августа 1961",
    ]
  )
  func forms(text: String) throws {
    #expect(try dates(text) == [CalendarDate(year: 1961, month: 8, day: 13)], "\(text)")
  }

  @Test("what could be either is both; what is no date is none")
  func doubtful() throws {
    #expect(
      try dates("4/10/2024") == [
        CalendarDate(year: 2024, month: 10, day: 4), CalendarDate(year: 2024, month: 4, day: 10),
      ]
    )
    #expect(
      try dates("May 1920 and 3 June") == [
        CalendarDate(year: 1920, month: 5), CalendarDate(month: 6, day: 3),
      ]
    )
    #expect(try dates("from 1887 to 1889") == [CalendarDate(year: 1887), CalendarDate(year: 1889)])
    #expect(try dates("1.2.3, 330 metres, 99/99/1999, he may go") == [CalendarDate(year: 1999)])
  }

  @Test("a date is told by one that tells at least as much")
  func told() {
    let whole = CalendarDate(year: 1749, month: 8, day: 28)
    #expect(CalendarDate(year: 1749).isTold(by: whole))
    #expect(CalendarDate(month: 8, day: 28).isTold(by: whole))
    #expect(!whole.isTold(by: CalendarDate(year: 1749)))
    #expect(!CalendarDate(year: 1749, month: 9).isTold(by: whole))
  }
}
