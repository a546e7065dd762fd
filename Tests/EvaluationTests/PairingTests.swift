import SpoorModel
import Testing
import Words

@testable import Evaluation

@Suite("Predictions beside gold labels")
struct PairingTests {
  private static func pairs(
    _ predicted: [MarkedResponse],
    _ gold: [MarkedResponse],
    generations: [Generation] = []
  ) throws -> ResponsePairs {
    try ResponsePairs(
      predicted: predicted,
      gold: gold,
      generations: generations,
      by: try WordScanner()
    )
  }

  private static func marked(_ id: String, _ model: String?, text: String? = nil, at start: Int)
    -> MarkedResponse
  {
    Made.response(id, model: model, text: text, marks: [(start, start + 1, 1)])
  }

  @Test("what is missing on either side is counted")
  func missing() throws {
    let gold = ["a", "b", "c"].map { Made.response($0, model: "sft", text: "text") }
    let predicted = [
      Self.marked("b", "sft", at: 0), Self.marked("b", "lora", at: 1), Self.marked("x", nil, at: 2),
    ]
    let pairs = try Self.pairs(predicted, gold)
    #expect(pairs.goldWithoutPrediction == 2 && pairs.predictedWithoutGold == 2)
    #expect(pairs.pairs.map(\.predicted.marks.count) == [0, 1, 0])
    #expect(pairs.pairs[1].predicted.marks[0].range == ScalarRange(0, 1))
    #expect(pairs.tokenUnit == .words)
  }

  @Test("a side that names no model agrees with any")
  func models() throws {
    let named = [Made.response("a", model: "sft", text: "text")]
    #expect(try Self.pairs([Self.marked("a", nil, at: 1)], named).goldWithoutPrediction == 0)
    let unnamed = [Made.response("a", text: "text")]
    #expect(try Self.pairs([Self.marked("a", "sft", at: 1)], unnamed).goldWithoutPrediction == 0)
  }

  @Test("of several responses to a prompt, equal texts decide")
  func texts() throws {
    let gold = [
      Made.response("a", model: "m1", text: "first"),
      Made.response("a", model: "m2", text: "second"),
    ]
    let predicted = [
      Self.marked("a", nil, text: "second\n", at: 2), Self.marked("a", nil, text: "first", at: 1),
    ]
    let pairs = try Self.pairs(predicted, gold)
    #expect(pairs.pairs.map { $0.predicted.marks[0].range.start } == [1, 2])
  }

  private typealias Wrong = (predicted: [MarkedResponse], gold: [MarkedResponse], says: String)

  private static let wrong: [Wrong] = [
    (
      [marked("a", "m1", at: 0), marked("a", "m2", at: 0)], [Made.response("a", text: "text")],
      #"2 predictions fit prompt "a""#
    ),
    (
      [marked("a", nil, at: 0)],
      [
        Made.response("a", model: "m1", text: "text"),
        Made.response("a", model: "m2", text: "text"),
      ],
      #"one prediction fits two gold responses, prompt "a" (m1) and prompt "a" (m2)"#
    ),
    (
      [marked("a", nil, text: "other", at: 0)], [Made.response("a", text: "text")],
      #"the text of prompt "a" is not the same on both sides"#
    ),
    ([], [Made.response("a")], #"no file holds the text of prompt "a""#),
    (
      [Made.response("a", marks: [(0, 1, 1.5)])], [Made.response("a", text: "text")],
      #"prompt "a" is predicted with the probability 1.5"#
    ),
  ]

  @Test("what nobody can pair is an error that says so", arguments: wrong.indices)
  func errors(index: Int) throws {
    let entry = Self.wrong[index]
    let error = #expect(throws: SpoorError.self) { try Self.pairs(entry.predicted, entry.gold) }
    #expect(error?.problem.hasPrefix(entry.says) == true, "\(String(describing: error))")
    #expect(error?.code == .badInput)
  }

  @Test("generations give texts and tokens where gold labels have none")
  func generations() throws {
    let generations = [
      Made.generation("a", model: "base", tokens: ["not", " this"]),
      Made.generation("a", model: "sft", tokens: ["the", " one"]),
    ]
    let pairs = try Self.pairs([], [Made.response("a", model: "sft")], generations: generations)
    #expect(pairs.tokenUnit == .tokens)
    #expect(pairs.pairs[0].text == "the one" && pairs.pairs[0].tokens.count == 3)
    let error = #expect(throws: SpoorError.self) {
      try Self.pairs([], [Made.response("a")], generations: generations)
    }
    #expect(error?.problem == #"2 responses fit prompt "a""#)
  }

  @Test("where some responses' tokens are unknown, words are counted of all")
  func tokenUnit() throws {
    let gold = [Made.response("a", model: "sft"), Made.response("b", text: "three short words")]
    var predicted = Made.response("a", model: "sft")
    predicted.tokenScores = [0.5, 0.5, 0.5]
    let pairs = try Self.pairs(
      [predicted],
      gold,
      generations: [Made.generation("a", model: "sft", tokens: ["the", " one"])]
    )
    #expect(pairs.tokenUnit == .words)
    #expect(pairs.pairs.map(\.tokens.count) == [2, 3])
    #expect(pairs.pairs[0].predicted.tokenScores.isEmpty)
  }

  @Test("ranges that reach past the end are cut and counted")
  func cut() throws {
    let gold = [Made.response("a", text: "text", marks: [(0, 2, 1)])]
    let pairs = try Self.pairs([Made.response("a", marks: [(2, 5, 1), (7, 9, 1)])], gold)
    #expect(pairs.cutRanges == 2)
  }
}
