import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("Judges' ratings") struct JudgeTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func read(_ name: String, _ lines: String..., model: String? = nil) throws
    -> [RatedAnswer]
  {
    try JudgeFile(try scratch.file(name, lines: lines), model: model).read()
  }

  @Test("ratings stand at the top, under parsed_result or scores, or as the judge's text")
  func places() throws {
    let rating = #"{"helpfulness": {"reason": "r", "score": "4"}, "Depth": {"score": 2}}"#
    let text = rating.replacing("\"", with: "\\\"")
    let lines = [
      rating.replacing("{\"helpfulness\"", with: #"{"id": 1, "helpfulness""#),
      #"{"id": 1, "parsed_result": \#(rating), "result": "x"}"#,
      #"{"prompt_id": "1", "scores": {"helpfulness": 4, "depth": "2"}}"#,
      #"{"id": 1, "result": "Here:\n```json\n\#(text)\n```"}"#,
    ]
    for (number, line) in lines.enumerated() {
      let answer = try #require(try read("lora\(number).json", line).first)
      #expect(answer.id == "1" && answer.model == "lora\(number)")
      #expect(answer.scores == [.helpfulness: .rated(4), .depth: .rated(2)], "\(line)")
    }
  }

  @Test("what is no number is N/A, what is off the scale is told, what cannot be read is counted")
  func gaps() throws {
    let answers = try read(
      "full.jsonl",
      #"{"id": 1, "scores": {"factuality": "N/A", "depth": 6, "clarity": null, "engagement": "4.5"}}"#,
      #"{"id": 2, "result": "I cannot rate this."}"#
    )
    #expect(
      answers[0].scores == [
        .factuality: .notApplicable, .depth: .offScale(6), .clarity: .notApplicable,
        .engagement: .rated(4.5),
      ]
    )
    let row = try #require(JudgeTable(answers).rows.first)
    #expect(row.answers == 2 && row.unreadable == 1)
    let factuality = try #require(row.cells.first { $0.aspect == .factuality })
    #expect(factuality.notApplicable == 1 && factuality.rated == 0 && factuality.mean == nil)
    #expect(row.cells.first { $0.aspect == .depth }?.offScale == 1)
    let error = try #require(throws: SpoorError.self) { try read("x.jsonl", #"{"id": 1, "x": 2}"#) }
    #expect(error.problem.contains("the record rates none of helpfulness"))
  }

  private func answers(_ model: String, _ scores: [Double?]) -> [RatedAnswer] {
    scores.enumerated().map { place, score in
      RatedAnswer(
        id: "\(place)",
        model: model,
        scores: [.helpfulness: score.map { .rated($0) } ?? .notApplicable]
      )
    }
  }

  @Test("methods are compared on the prompts of which both have a rating")
  func paired() throws {
    let table = JudgeTable(
      answers("full", [4, 3, nil, 2, 5]) + answers("lora", [5, 5, 5, nil, 5]),
      by: Bootstrap(replicates: 200)
    )
    #expect(table.rows.map(\.model) == ["full", "lora"] && table.reference == "full")
    #expect(table.rows[0].cells[0].mean?.value == 3.5)
    #expect(table.rows[1].cells[0].mean == Estimate(value: 5))
    let comparison = try #require(table.comparisons.first)
    #expect(table.comparisons.count == 1 && comparison.prompts == 3)
    #expect(comparison.difference.value == 1)
    // scipy.stats.ttest_rel([5, 5, 5], [4, 3, 5]).pvalue
    #expect(abs(try #require(comparison.pValue) - 0.225_403_330_758_516_6) < 1e-12)
    #expect(
      JudgeTable(answers("full", [4]) + answers("lora", [5]), reference: "lora").reference == "lora"
    )
  }

  @Test("an answer that is rated twice is refused")
  func twice() throws {
    let line = #"{"id": 1, "scores": {"depth": 1}}"#
    let error = try #require(throws: SpoorError.self) { try read("x.jsonl", line, line) }
    #expect(error.problem.contains("the answer of \"x\" to \"1\" stands twice"))
  }
}
