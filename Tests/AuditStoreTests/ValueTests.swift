import DurableFiles
import Foundation
import SpoorModel
import Testing

@testable import AuditStore

@Suite("The store's values")
struct ValueTests {
  // FIPS 180-4 examples, the empty message, and lengths around the padding's border.
  private func hash(
    _ prompt: String = "p",
    _ model: String = "m",
    _ response: String = "text",
    _ start: Int = 1,
    _ end: Int = 2
  ) -> ItemHash {
    let span = Span(
      promptID: prompt,
      model: model,
      range: ScalarRange(start, end),
      text: "",
      kind: .other,
      score: 0,
      detectors: [:]
    )
    return ItemHash(span: span, response: response)
  }

  @Test("every part tells items apart, and no two parts run together")
  func apart() {
    let hashes = [
      hash(), hash("q"), hash("p", "n"), hash("p", "m", "texts"), hash("p", "m", "text", 0),
      hash("p", "m", "text", 1, 3), hash("pm", ""), hash("", "pm"), hash("p1:m", "m"),
      hash("p", "m", "text", 11, 12), hash("p", "m", "text1", 1, 12),
      hash("caf\u{e9}"), hash("cafe\u{301}"),
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  @Test("the hash stays the same in all versions")
  func stable() {
    // sha256("1:p1:m4:text1:11:2")
    #expect(
      hash().rawValue == "f462481598e43d2d99a1bd1c53a40cdb68e1800420f4d0acea111315c068696b"
    )
  }

  @Test(
    "only 64 lower-case hexadecimal digits are a hash",
    arguments: [
      ("a", 64, true), ("a", 63, false), ("a", 65, false), ("A", 64, false), ("é", 32, false),
    ]
  )
  func digits(digit: String, count: Int, isHash: Bool) {
    #expect((ItemHash(rawValue: String(repeating: digit, count: count)) != nil) == isHash)
  }

  @Test(
    "times of every spelling become UTC with milliseconds",
    arguments: [
      ("2026-11-21T03:15:00Z", "2026-11-21T03:15:00.000Z"),
      ("2026-11-21T03:15:00.007Z", "2026-11-21T03:15:00.007Z"),
      ("2026-11-21T12:15:00+09:00", "2026-11-21T03:15:00.000Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ]
  )
  func times(spelling: String, normal: String) throws {
    let time = try #require(Timestamp(spelling))
    #expect(time.description == normal)
    #expect(Timestamp(time.description) == time)
  }

  @Test("every millisecond is written and read back as itself")
  func milliseconds() {
    let start: Int64 = 1_795_000_000_000
    let wrong = (start..<start + 1000).filter {
      Timestamp(Timestamp(milliseconds: $0).description)?.milliseconds != $0
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "what is no time is refused",
    arguments: ["", "yesterday", "2026-11-21", "2026-13-01T00:00:00Z"]
  )
  func noTime(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("the compact time fits a file name")
  func compact() throws {
    #expect(try #require(Timestamp("2026-11-21T03:15:00.5Z")).compact == "20261121T031500Z")
  }
}
