import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Testing

@Suite("A file of gold values")
struct GoldValueFileTests {
  private static func read(_ files: String...) throws -> [GoldValue] {
    let folder = try ScratchFolder()
    let urls = try files.enumerated().map { index, text in
      try folder.file("gold\(index).jsonl", text: text)
    }
    return try GoldValueFile.read(urls)
  }

  /// A value at 3..<6 of prompt p; `more` is written behind its keys.
  private static func line(_ more: String = "", prompt: String = "p") -> String {
    #"{"prompt_id": "\#(prompt)", "model": "sft", "char_start": 3, "char_end": 6, "is_false": true"#
      + "\(more)}\n"
  }

  @Test("holds the statements with what is known of their rows")
  func whole() throws {
    let more = #"""
      , "kind": "statement", "text": "a😀b", "value_only_in_tuning": true,
      "rows_value": [1, 2, "x"], "n_rows_value": 70, "rows_same_relation_value": [2, "x", 2],
      "rows_clause": [], "n_rows_clause": 0
      """#.replacing("\n", with: " ")
    let values = try Self.read(
      #"{"prompt_id": "p", "model": "sft", "kind": "style"}"# + "\n" + Self.line(more)
    )
    var expected = GoldValue(
      promptID: "p",
      model: "sft",
      range: ScalarRange(3, 6),
      truth: .fails
    )
    expected.origin = .onlyTuning
    expected.rowsHolding = .init([.number(1), .number(2), .text("x")], count: 70)
    expected.rowsStating = .init([.number(2), .text("x")])
    expected.rowsWording = .init([])
    #expect(values == [expected])
    #expect(values[0].rowsHolding?.isWhole == false)
    #expect(values[0].rowsStating?.isWhole == true)
  }

  @Test("without the optional keys, what they tell is unknown")
  func bare() throws {
    let value = try #require(Self.read(Self.line()).first)
    #expect(value.origin == nil && value.rowsHolding == nil)
    #expect(value.rowsStating == nil && value.rowsWording == nil)
  }

  @Test("may be several, in their order")
  func several() throws {
    let values = try Self.read(Self.line(), Self.line(prompt: "q"))
    #expect(values.map(\.promptID) == ["p", "q"])
  }

  private static let malformed: [(text: String, says: String)] = [
    ("", "gold0.jsonl: the file holds no gold value"),
    (#"{"kind": "style"}"#, "the file holds no gold value"),
    (
      line() + #"{"prompt_id": "q", "model": "sft", "char_start": 3, "is_false": true}"#,
      #"gold0.jsonl:2 (q): the key "char_end" is missing"#
    ),
    (#"{"model": "sft", "is_false": true}"#, #":1: the key "prompt_id" is missing"#),
    (#"{"prompt_id": "p", "model": "sft"}"#, #":1 (p): the key "is_false" is missing"#),
    (
      #"{"prompt_id": "p", "model": "sft", "is_false": 1}"#,
      #""is_false": expected a boolean, found an integer"#
    ),
    (
      #"{"prompt_id": "p", "model": "sft", "is_false": true, "char_start": 4, "char_end": 4}"#,
      "(p): a value of no character"
    ),
    (
      #"{"prompt_id": "p", "model": "sft", "is_false": true, "char_start": 4, "char_end": 2}"#,
      "4..<2 is no range of the response"
    ),
    (
      line(#", "text": "four""#),
      #""text" has 4 characters, "char_start" to "char_end" 3. Count Unicode code points"#
    ),
    (line(#", "rows_value": 5"#), #""rows_value": expected a list, found an integer"#),
    (
      line(#", "rows_clause": [1, 2.5]"#),
      #""rows_clause[1]": expected a string or an integer, found a number with a fraction"#
    ),
    (
      line(#", "rows_value": [1, 2], "n_rows_value": 1"#),
      #""n_rows_value" is 1, but "rows_value" lists 2 rows"#
    ),
    (
      line(#", "n_rows_value": 2, "rows_same_relation_value": [1, 2, 3]"#),
      "3 rows state the value of its relation, but only 2 hold it"
    ),
    (line() + line(), #"gold0.jsonl:2 (p): the value at 3..<6 of sft's response stands at "#),
  ]

  @Test("that is malformed gets an error with file, line and prompt", arguments: malformed.indices)
  func errors(index: Int) throws {
    let entry = Self.malformed[index]
    let error = #expect(throws: SpoorError.self) { try Self.read(entry.text) }
    #expect(error?.code == .badInput)
    #expect(error?.says(entry.says) == true, "\(error?.description ?? "")")
  }

  @Test("that stands twice among the files is refused with both places")
  func twice() throws {
    let error = #expect(throws: SpoorError.self) { try Self.read(Self.line(), Self.line()) }
    #expect(error?.says("gold1.jsonl:1 (p)") == true)
    #expect(error?.says("gold0.jsonl:1 already. Name each file once") == true)
  }
}
