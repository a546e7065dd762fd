import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Where a phrase came from")
struct TraceTests {
  @Test(
    "a phrase is found however it is written",
    arguments: [
      ("저는 서울에서 살아요 😀 정말", "서울에서 살아요", "서울에서 살아요"),
      ("我住在北京大学附近", "北京大学", "北京大学"),
      ("東京タワーは高い", "東京ﾀﾜｰ", "東京タワー"),
      ("ผมอยู่กรุงเทพมหานคร", "กรุงเทพ", "กรุงเทพ"),
      ("An old 😀 house by 👩‍👩‍👧 the sea", "house BY the sea", "house by 👩‍👩‍👧 the sea"),
      ("The Great WALL of China", "the great wall", "The Great WALL"),
      ("Type Ｆｕｌｌ　Ｗｉｄｔｈ here", "full width", "Ｆｕｌｌ　Ｗｉｄｔｈ"),
      ("It doesn’t “matter” much", "DOESN'T matter", "doesn’t “matter"),
      ("She sang in a cafe\u{301} nightly", "café nightly", "cafe\u{301} nightly"),
      ("one single word", "single", "single"),
    ]
  )
  func whole(output: String, phrase: String, matched: String) throws {
    let index = try ScratchIndex(outputs: ["Nothing here.", output]).built()
    let trace = try index.trace(phrase, TraceScope(rows: 5))
    #expect(trace.occurrences == 1)
    let match = try #require(trace.matches.first)
    #expect(trace.matches.count == 1)
    #expect(match.fields == [.output: 1])
    let row = try #require(match.rows.first?.row)
    #expect(row.rowID == .number(1))
    #expect(row.matched == matched)
    #expect(Array(matched.unicodeScalars) == slice(row.range, of: output))
  }

  private func slice(_ range: ScalarRange, of text: String) -> [Unicode.Scalar] {
    Array(Array(text.unicodeScalars)[range.start..<range.end])
  }

  @Test("of a phrase that occurs only in parts the maximal ones are given, longest first")
  func parts() throws {
    let outputs = ["The quick brown fox sleeps.", "A brown fox jumps over it.", "lazy dogs"]
    let index = try ScratchIndex(outputs: outputs).built()
    let phrase = "😀 quick brown fox jumps xyzzy plugh dogs"
    let trace = try index.trace(phrase, TraceScope(rows: 5))
    #expect(trace.occurrences == 0)
    #expect(trace.matches.map(\.text) == ["quick brown fox", "brown fox jumps", "dogs"])
    #expect(trace.matches.map(\.wordCount) == [3, 3, 1])
    #expect(trace.matches.map(\.range.start) == [2, 8, 36])
    for match in trace.matches {
      #expect(slice(match.range, of: phrase) == Array(match.text.unicodeScalars))
    }
  }

  @Test("unknown words at the beginning are passed over", arguments: ["x y", "x y z", "x y fox"])
  func unknownBeginning(phrase: String) throws {
    let trace = try ScratchIndex(outputs: ["a fox"]).built().trace(phrase, TraceScope(rows: 5))
    #expect(trace.occurrences == 0)
    #expect(trace.matches.map(\.text) == (phrase.hasSuffix("fox") ? ["fox"] : []))
  }

  @Test("a phrase without a word matches nothing", arguments: ["", " ", "😀", "—!?", "\u{0}"])
  func wordless(phrase: String) throws {
    let scope = TraceScope(rows: 5, near: .sought, prompt: "—")
    let trace = try ScratchIndex(outputs: ["a fox"]).built().trace(phrase, scope)
    #expect(trace.occurrences == 0)
    #expect(trace.matches.isEmpty)
    #expect(trace.near?.isEmpty == true)
    #expect(trace.similar?.isEmpty == true)
  }

  @Test(
    "no phrase crosses two rows or two fields",
    arguments: ["red fox", "fox runs", "runs far", "far away"]
  )
  func borders(phrase: String) throws {
    let rows = [
      ScratchIndex.Row(instruction: "red", input: "fox", output: "runs"),
      ScratchIndex.Row(instruction: "far", output: "away"),
    ]
    let trace = try ScratchIndex(rows).built().trace(phrase, TraceScope(rows: 5))
    #expect(trace.occurrences == 0)
    #expect(trace.matches.map(\.wordCount) == [1, 1])
  }

  @Test("every field counts, and rows come in the dataset's order up to the limit")
  func fields() throws {
    let rows = [
      ScratchIndex.Row(instruction: "red fox", input: "red fox red fox", output: "x"),
      ScratchIndex.Row(instruction: "y", output: "Red Fox"),
      ScratchIndex.Row(instruction: "y", output: "the red fox"),
    ]
    let trace = try ScratchIndex(rows).built().trace("red fox", TraceScope(rows: 4))
    let match = try #require(trace.matches.first)
    #expect(trace.occurrences == 5)
    #expect(match.fields == [.instruction: 1, .input: 2, .output: 2])
    #expect(match.rows.map(\.row.rowID) == [.number(0), .number(0), .number(0), .number(1)])
    #expect(match.rows.map(\.row.matched).last == "Red Fox")
  }

  @Test("a row with U+0000 is found behind it, at the right place")
  func zeroScalar() throws {
    let output = "before\u{0}after the fox"
    let index = try ScratchIndex(outputs: [output]).built()
    let row = try #require(
      try index.trace("after the fox", TraceScope(rows: 1)).matches.first?.rows.first
    )
    #expect(row.row.range == ScalarRange(7, 20))
    #expect(row.text == output)
  }

  @Test("a very long phrase is traced")
  func long() throws {
    let words = (0..<2_000).map { "w\($0 % 70)" }.joined(separator: " ")
    let trace = try ScratchIndex(outputs: [words]).built().trace(words, TraceScope(rows: 1))
    #expect(trace.occurrences == 1)
  }
}
