import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Testing

@Suite("Files of what the base model knew") struct KnowledgeFileTests {
  private func read(_ text: String, as name: String = "knowledge.jsonl") throws -> BaseKnowledge {
    let scratch = try ScratchFolder()
    return try KnowledgeFile.read(try scratch.file(name, text: text))
  }

  @Test("rows keep their order and what is told of them; prompts have their category")
  func reads() throws {
    let knowledge = try read(
      #"""
      {"row_id": 7, "question": "When?", "answer": "1891", "relation": "birth_year", "subject": "Ada", "p_greedy": 0, "category": "Unknown"}
      {"row_id": "a-3", "category": "WeaklyKnown"}
      {"prompt_id": "e1", "category": "MaybeKnown"}
      {"prompt_id": "e2", "row_id": 2, "category": "HighlyKnown"}
      """#
    )
    let rows = [
      RowKnowledge(
        rowID: .number(7),
        category: .unknown,
        answer: "1891",
        question: "When?",
        subject: "Ada",
        relation: "birth_year"
      ),
      RowKnowledge(rowID: .text("a-3"), category: .weaklyKnown),
      RowKnowledge(rowID: .number(2), category: .highlyKnown),
    ]
    #expect(knowledge.rows == rows)
    #expect(knowledge.prompts == ["e1": .maybeKnown, "e2": .highlyKnown])
  }

  @Test("a table will do; its empty cells are absent")
  func table() throws {
    let knowledge = try read(
      "row_id,prompt_id,category,answer\n7,,Unknown,red\n,p1,HighlyKnown,\n",
      as: "knowledge.csv"
    )
    #expect(knowledge.rows.map(\.rowID.description) == ["7"])
    #expect(knowledge.rows.first?.answer == "red")
    #expect(knowledge.prompts == ["p1": .highlyKnown])
  }

  @Test("a row may stand twice with one category, for it may teach two facts")
  func twice() throws {
    let knowledge = try read(
      #"""
      {"row_id": 7, "answer": "red", "category": "Unknown"}
      {"row_id": 7, "answer": "blue", "category": "Unknown"}
      """#
    )
    #expect(knowledge.rows.map(\.answer) == ["red", "blue"])
  }

  private static let good = #"{"row_id": 1, "category": "Unknown"}"# + "\n"

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (#"{"row_id": 2, "category": "Known"}"#, "\"Known\" is no category"),
      (#"{"category": "Unknown"}"#, "the record has neither \"row_id\" nor \"prompt_id\""),
      (#"{"row_id": null, "category": "Unknown"}"#, "the record has neither"),
      (#"{"row_id": [2], "category": "Unknown"}"#, "\"row_id\": expected an integer or a string"),
      (
        #"{"row_id": 1, "category": "MaybeKnown"}"#,
        "row 1 is MaybeKnown here and Unknown in line 1"
      ),
      (#"{"row_id": "1", "category": "MaybeKnown"}"#, "row 1 is MaybeKnown here"),
      (#"{"row_id": 2}"#, "the key \"category\" is missing"),
      (
        #"{"prompt_id": "p", "claim": "born", "category": "Unknown"}"#,
        "the record tells of one claim of an answer"
      ),
    ]
  )
  func refused(line: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try read(Self.good + line) }
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }

  @Test("a file without records is refused")
  func empty() {
    #expect(throws: SpoorError.self) { try read("") }
  }
}
