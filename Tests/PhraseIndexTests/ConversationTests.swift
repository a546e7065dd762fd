import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Conversations")
struct ConversationTests {
  private let index: PhraseIndex
  private let scratch: Conversations

  init() throws {
    scratch = try Conversations([
      [
        .init(role: "system", content: "You know every lighthouse."),
        .init(role: "user", content: "Who built the tower?"),
        .init(role: "assistant", content: "…"),
        .init(role: "user", content: "I mean the red one."),
        .init(role: "assistant", content: "The red tower was built by Ada Lund 😀 in 1902."),
        .init(role: "tool", content: "{\"tower\": \"red\"}"),
        .init(role: "assistant", content: "in 1902 she left."),
      ]
    ])
    index = try scratch.open()
  }

  @Test(
    "a match says which turn of which role holds it",
    arguments: [
      ("every lighthouse", RowField.system, 0), ("built the tower", .instruction, 0),
      ("the red one", .instruction, 1), ("built by ada lund", .output, 1),
      ("she left", .output, 2), ("tower red", .tool, 0),
    ]
  )
  func turns(phrase: String, field: RowField, turn: Int) throws {
    let match = try #require(try index.trace(phrase, TraceScope(rows: 1)).matches.first)
    #expect(match.fields == [field: 1])
    let row = try #require(match.rows.first)
    #expect(row.row.place == TrainingRow.Place(field, turn: turn))
    let text = Array(row.text.unicodeScalars)[row.row.range.start..<row.row.range.end]
    #expect(String(String.UnicodeScalarView(text)) == row.row.matched)
  }

  @Test("no phrase spans two turns", arguments: ["tower i mean", "1902 in 1902", "tower who"])
  func borders(phrase: String) throws {
    let trace = try index.trace(phrase, TraceScope(rows: 1))
    #expect(trace.occurrences == 0)
    #expect(try FullTextInstances(in: index).counts(of: phrase).isEmpty)
  }

  @Test("evidence quotes what was asked before the turn")
  func question() throws {
    let asked = try ["built by ada", "she left", "every lighthouse"].map { phrase in
      try index.trace(phrase, TraceScope(rows: 1)).matches.first?.rows.first?.instruction
    }
    #expect(asked == ["I mean the red one.", "I mean the red one.", "Who built the tower?"])
  }

  @Test("a query marks the words in the turn that holds them")
  func query() throws {
    let result = try index.rows(matching: "output : left OR \"red one\"", limit: 5)
    #expect(result.count == 1)
    let hit = try #require(result.hits.first)
    #expect(
      hit.matches.map(\.place) == [
        TrainingRow.Place(.instruction, turn: 1), TrainingRow.Place(.output, turn: 2),
      ]
    )
    #expect(hit.row.row.matched == "red one")
    let tool = try index.rows(matching: "red", in: .tool, limit: 5).hits.first
    #expect(tool?.matches.map(\.place) == [TrainingRow.Place(.tool)])
  }
}
