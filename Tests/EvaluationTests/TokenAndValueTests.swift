import SpoorModel
import Statistics
import Testing

@testable import Evaluation

@Suite("Tokens and values")
struct TokenAndValueTests {
  /// "Ada won the Comet Prize in 1901.": the prize is false, the year true.
  private static let text = "Ada won the Comet Prize in 1901."
  private static let gold = Made.response(
    model: "sft",
    text: text,
    marks: [(12, 23, 1)],
    values: [(12, 23, .fails), (27, 31, .holds)]
  )

  @Test("words are scored by the likeliest mark that meets them")
  func words() throws {
    // Ada 0.3, won, the, Comet 0.9 and 0.2, Prize 0.9, in, 1901 0.3.
    let predicted = Made.response(
      model: "sft",
      marks: [(0, 3, 0.3), (12, 23, 0.9), (12, 14, 0.2), (28, 29, 0.3)]
    )
    let evaluation = try Made.evaluation([predicted], [Self.gold])
    #expect(evaluation.value(.tokenAUROC) == 1)
    #expect(evaluation.all[.predicted, .tokenAUROC].count == 7)
    #expect(evaluation.all.counts.tokens == 7 && evaluation.all.counts.markedTokens == 2)
    #expect(evaluation.value(.tokenAUROC, .markAll) == 0.5)
    #expect(evaluation.value(.tokenAUPRC, .markNone) == 2.0 / 7)
    // Comet, Prize and 1901 are marked: 2 of 2 above, 1 of 5 tied.
    #expect(evaluation.value(.tokenAUROC, .anyValue) == 0.9)
  }

  @Test("tokens are scored by their own suspicion, the end of the response by nothing")
  func tokens() throws {
    let tokens = ["Ada", " won", " the", " Comet", " Pri", "ze", " in", " 1901", "."]
    var predicted = Made.response(model: "sft", marks: [(0, 3, 1)])
    predicted.tokenScores = [0.1, 0.2, 0.3, 0.8, 0.7, nil, 0.75, 0.1, 0, 1]
    let evaluation = try Made.evaluation(
      [predicted],
      [Self.gold],
      generations: [Made.generation("p", model: "sft", tokens: tokens)]
    )
    #expect(evaluation.all.counts.tokens == 9 && evaluation.all.counts.markedTokens == 3)
    // Comet is above all 6, Pri above all but "in", "ze" (unknown, so 0 by the marks) ties with ".".
    #expect(evaluation.value(.tokenAUROC) == 11.5 / 18)
  }

  @Test("scores of tokens that are not as many as the tokens are an error")
  func tokenCount() throws {
    var predicted = Made.response(model: "sft")
    predicted.tokenScores = [0.1]
    let error = #expect(throws: SpoorError.self) {
      try Made.evaluation(
        [predicted],
        [Self.gold],
        generations: [Made.generation("p", model: "sft", tokens: [Self.text])]
      )
    }
    #expect(error?.problem == #"prompt "p" (sft) has 2 tokens, but 1 scores of tokens"#)
  }

  @Test("a value has the highest score that meets it, and 0 where nothing does")
  func values() throws {
    let gold = Made.response(
      text: String(repeating: "x", count: 50),
      values: [(0, 4, .fails), (10, 14, .holds), (20, 24, .fails), (30, 34, .holds)]
    )
    let predicted = Made.response(
      marks: [(3, 5, 0.8), (2, 4, 0.6), (12, 13, 0.7)],
      decided: [(3, 5)]
    )
    let evaluation = try Made.evaluation([predicted], [gold])
    // 0.8 false, 0.7 true, 0 false, 0 true.
    #expect(evaluation.value(.valueAUROC) == 2.5 / 4)
    #expect(evaluation.value(.valueAUPRC) == 0.75)
    #expect(evaluation.value(.falseFlagged) == 0.5)
    #expect(evaluation.value(.trueUnflagged) == 1)
    let error = try #require(evaluation.value(.valueCalibration))
    #expect(abs(error - 1.9 / 4) < 1e-12)
    #expect(evaluation.all.reliability.map(\.count) == [2, 0, 0, 0, 0, 0, 0, 1, 1, 0])
    #expect(evaluation.value(.falseFlagged, .anyValue) == 1)
    #expect(evaluation.value(.trueUnflagged, .anyValue) == 0)
    #expect(evaluation.value(.trueUnflagged, .markNone) == 1)
    #expect(evaluation.value(.valueAUROC, .markAll) == 0.5)
  }

  @Test("without labelled values, nothing is told of values, and any value is found by writing")
  func noValues() throws {
    var gold = Self.gold
    gold.values = nil
    let evaluation = try Made.evaluation([], [gold])
    let measures: [SpanMeasure] = [
      .valueAUROC, .valueAUPRC, .valueCalibration, .trueUnflagged, .falseFlagged,
    ]
    for measure in measures {
      #expect(evaluation.all[.predicted, measure] == SpanFigure(nil, of: 0))
    }
    #expect(evaluation.all.reliability.isEmpty)
    // "Comet Prize" and 1901 are values by writing, "Ada" begins the sentence.
    let recall = try #require(evaluation.value(.characterRecall, .anyValue))
    #expect(recall == 1)
    #expect(evaluation.all[.anyValue, .characterPrecision].count == 11 + 4)
  }

  @Test("intervals are drawn over prompts, and one prompt has none")
  func intervals() throws {
    let one = try Made.evaluation([], [Self.gold])
    #expect(one.all[.markAll, .intersectionOverUnion].estimate?.low == nil)
    let gold = (0..<12).map { index in
      Made.response("p\(index)", text: Self.text, decided: [(0, index)])
    }
    let many = try Made.evaluation([], gold)
    let figure = try #require(many.all[.markAll, .intersectionOverUnion].estimate)
    let (low, high) = (try #require(figure.low), try #require(figure.high))
    #expect(low < figure.value && figure.value < high)
    // Two responses of a prompt are drawn together.
    let models = gold.flatMap { response in
      ["a", "b"].map { model in
        var copy = response
        copy.model = model
        return copy
      }
    }
    let doubled = try Made.evaluation([], models)
    #expect(doubled.all[.markAll, .intersectionOverUnion].estimate == figure)
    #expect(doubled.all.counts.prompts == 12 && doubled.all.counts.responses == 24)
  }
}
