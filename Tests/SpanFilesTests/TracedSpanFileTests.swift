import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Testing

@Suite("A file of traces")
struct TracedSpanFileTests {
  private static func read(_ lines: String...) throws -> [TracedSpan] {
    let folder = try ScratchFolder()
    return try TracedSpanFile.read(
      folder.file("traces.jsonl", text: lines.map { $0 + "\n" }.joined())
    )
  }

  /// A span at 3..<6 of prompt p; `more` is written behind its keys.
  private static func line(_ more: String = "", model: String = "sft") -> String {
    #"{"prompt_id": "p", "model": "\#(model)", "start": 3, "end": 6, "provenance": "common"\#(more)}"#
  }

  @Test("holds flagged spans and, of controls, cleared ones and the base model's")
  func whole() throws {
    let spans = try Self.read(
      Self.line(#", "rows": [{"row_id": 7, "field": "output"}, {"row_id": "x"}]"#),
      Self.line(#", "rows": []"#),
      Self.line(#", "control": "C1", "tuned_model": "sft""#, model: "base"),
      Self.line(#", "control": "C2", "tuned_model": "sft""#),
      Self.line(#", "control": "C3", "tuned_model": "sft", "rows": [{"row_id": 1}]"#)
    )
    #expect(spans.map(\.rows) == [[.number(7), .text("x")], [], nil, nil, [.number(1)]])
    #expect(spans.map(\.standing) == [.flagged, .flagged, .flagged, .cleared, .cleared])
    #expect(spans.map(\.comparedWith) == [nil, nil, "sft", nil, nil])
    #expect(spans.allSatisfy { $0.range == ScalarRange(3, 6) && $0.provenance == .common })
  }

  @Test("may be empty: an audit that doubts nothing")
  func empty() throws {
    #expect(try Self.read() == [])
  }

  @Test("calls a row by one id, whether a number or the same number as a string")
  func ids() throws {
    let rows = #", "rows": [{"row_id": "12"}, {"row_id": "012"}, {"row_id": "-0"}]"#
    let expected: [RowID] = [.number(12), .text("012"), .text("-0")]
    #expect(try Self.read(Self.line(rows)).first?.rows == expected)
  }

  @Test(
    "that is malformed gets an error with file, line and prompt",
    arguments: [
      (line(#", "rows": [{"field": "output"}]"#), #""rows[0]": expected an object with "row_id""#),
      (
        line(#", "rows": [{"row_id": null}]"#),
        #""rows[0].row_id": expected a string or an integer"#
      ),
      (line(#", "control": "C9""#), #""control" is "C9", which this build does not know"#),
      (#"{"prompt_id": "p", "model": "sft", "start": 3, "end": 6}"#, #""provenance" is missing"#),
      (
        #"{"prompt_id": "p", "model": "m", "start": 3, "end": 6, "provenance": "stolen"}"#,
        #""provenance" is "stolen", which this build does not know. Known are: borrowed, present,"#
      ),
      (
        #"{"prompt_id": "p", "model": "sft", "start": 3, "end": 2, "provenance": "common"}"#,
        "3..<2 is no range of the response"
      ),
    ]
  )
  func errors(text: String, words: String) throws {
    let error = #expect(throws: SpoorError.self) { try Self.read(Self.line(), text) }
    #expect(error?.code == .badInput)
    #expect(error?.says("traces.jsonl:2 (p)") == true, "\(error?.description ?? "")")
    #expect(error?.says(words) == true, "\(error?.description ?? "")")
  }
}
