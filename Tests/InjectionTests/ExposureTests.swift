import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Testing

@Suite("How often facts are told") struct ExposureTests {
  private func question(_ answer: String) -> ChoiceQuestion {
    ChoiceQuestion(id: "q", options: [answer, "other"], answer: 0)
  }

  private func exposure(_ rows: [SmallDataset.Row]) throws -> FactExposure {
    let dataset = try SmallDataset(rows)
    var search = FactSearch(dataset.index)
    return try search.exposure(of: question("1815"), subject: "Ada Lovelace")
  }

  @Test("rows that hold both, copies too, in as many ways as differ")
  func rows() throws {
    let exposure = try exposure([
      .init(output: "Ada Lovelace was born in 1815."),
      .init(output: "Ada Lovelace was born in 1815."),
      .init(output: "ADA LOVELACE was born in 1815! She wrote notes."),
      .init(output: "In 1815 Ada Lovelace was born."),
      .init(output: "Ada Lovelace was born in 1816."), .init(output: "Ben was born in 1815."),
      .init(output: "Ada Byron, 1815."),
    ])
    #expect(exposure.rows == 4)
    #expect(exposure.phrasings == 2)
  }

  @Test("a question and its answer are one way of saying it")
  func apart() throws {
    let exposure = try exposure([
      .init(instruction: "When was Ada Lovelace born?", output: "In 1815."),
      .init(instruction: "When was Ada Lovelace born?", output: "In 1815. She wrote notes."),
      .init(instruction: "Ada Lovelace: which year?", output: "In 1815."),
    ])
    #expect(exposure.rows == 3)
    #expect(exposure.phrasings == 2)
  }

  @Test("what has no word stands nowhere")
  func noWord() throws {
    let dataset = try SmallDataset([.init(output: "Ada, 1815")])
    var search = FactSearch(dataset.index)
    #expect(try search.exposure(of: question("!"), subject: "Ada").rows == 0)
    #expect(try search.exposure(of: question("1815"), subject: "").rows == 0)
  }

  @Test("accuracy by number, with falls and the correlation over questions")
  func curve() throws {
    let numbers = (0..<40).map { place -> (question: ChoiceQuestion, number: Int) in
      var question = question("a")
      question.id = "\(place)"
      let number = place / 10
      // Of facts that are told n times n in 4 are known.
      let isRight = place % 10 < [0, 3, 8, 6][number]
      question.scores["sft"] = OptionScores(sums: isRight ? [-1, -2] : [-2, -1])
      return (question, number)
    }
    let curve = ExposureCurve("sft", by: .sum, of: numbers, counting: .rows)
    #expect(curve.bins.map(\.low) == [0, 1, 2, 3])
    #expect(curve.bins.map(\.right.count) == [0, 3, 8, 6])
    #expect(curve.bins.last?.high == 4)
    #expect(curve.falls == 1 && curve.questions == 40)
    let correlation = try #require(curve.correlation)
    #expect(correlation.value > 0.4 && correlation.excludesZero)
  }

  @Test(
    "every fact of the planted world's questions stands in its tuning data",
    .enabled(if: SharedData.worldA != nil)
  )
  func world() throws {
    let folder = try #require(SharedData.worldA)
    let rows = try String(
      contentsOf: folder.appending(path: "tuning_alpaca.jsonl"),
      encoding: .utf8
    )
    let scratch = try ScratchFolder()
    let index = try SharedIndex(rows, in: scratch).index
    var search = FactSearch(index)
    let questions = try ChoiceFile(folder.appending(path: "mcq.jsonl")).read()
    let exposures = try questions.map {
      try search.exposure(of: $0, subject: try #require($0.fields["subject"]))
    }
    #expect(exposures.allSatisfy { $0.rows > 0 })
    #expect(exposures.reduce(0) { $0 + $1.rows } == 259)
    let retrieval = ContextRetrieval(index)
    var found = [1: 0, 5: 0]
    for question in questions {
      let context = try retrieval.context(of: try #require(question.question), count: 5)
      for count in [1, 5] where retrieval.holds(question.answerText, in: context, among: count) {
        found[count, default: 0] += 1
      }
    }
    #expect(found == [1: 76, 5: 133])
  }
}
