import SpoorModel
import Statistics
import Testing

@testable import Evaluation

@Suite("Characters of spans")
struct CharacterTests {
  private static let text = "0123456789"

  private static func evaluated(
    _ predicted: MarkedResponse,
    _ gold: MarkedResponse,
    _ settings: SpanEvaluation.Settings = Made.settings()
  ) throws -> SpanEvaluation {
    try Made.evaluation([predicted], [gold], settings: settings)
  }

  // MARK: mu-SHROOM

  private typealias Case = (
    name: String, predicted: MarkedResponse, gold: MarkedResponse, iou: Double
  )

  private static let unions: [Case] = [
    ("both empty", Made.response(), Made.response(text: text), 1),
    ("nothing found", Made.response(), Made.response(text: text, decided: [(0, 4)]), 0),
    ("nothing to find", Made.response(decided: [(0, 4)]), Made.response(text: text), 0),
    (
      "two of six", Made.response(decided: [(2, 6)]),
      Made.response(text: text, decided: [(0, 4)]), 2.0 / 6
    ),
    (
      "overlapping ranges are one set", Made.response(decided: [(0, 3), (1, 4)]),
      Made.response(text: text, decided: [(0, 4)]), 1
    ),
    (
      "a mark of one half is not flagged, one above it is",
      Made.response(marks: [(0, 4, 0.5), (4, 6, 0.51)]),
      Made.response(text: text, decided: [(4, 6)]), 1
    ),
    (
      "decided ranges stand, whatever the marks say",
      Made.response(marks: [(0, 10, 0.9)], decided: [(0, 1)]),
      Made.response(text: text, marks: [(0, 10, 0.1)], decided: [(0, 2)]), 0.5
    ),
    (
      "gold without decided ranges is marked by more than half",
      Made.response(decided: [(0, 5)]),
      Made.response(text: text, marks: [(0, 5, 0.6), (5, 9, 0.5)]), 1
    ),
    (
      "what lies past the end is left out", Made.response(decided: [(8, 99)]),
      Made.response(text: text, decided: [(8, 10)]), 1
    ),
  ]

  @Test("intersection over union of characters", arguments: unions.indices)
  func union(index: Int) throws {
    let entry = Self.unions[index]
    let evaluation = try Self.evaluated(entry.predicted, entry.gold)
    #expect(evaluation.value(.intersectionOverUnion) == entry.iou, "\(entry.name)")
  }

  private static let correlations: [Case] = [
    ("both constant, at one value", Made.response(), Made.response(text: text), 1),
    (
      "both constant, at two values", Made.response(marks: [(0, 10, 0.3)]),
      Made.response(text: text, marks: [(0, 10, 0.9)]), 1
    ),
    ("one constant", Made.response(), Made.response(text: text, marks: [(0, 4, 0.2)]), 0),
    (
      "constant once rounded to eight decimals",
      Made.response(marks: [(0, 4, 0.000_000_001)]),
      Made.response(text: text), 1
    ),
    (
      "the same order", Made.response(marks: [(0, 4, 0.4), (4, 6, 0.9)]),
      Made.response(text: text, marks: [(0, 4, 0.1), (4, 6, 0.2)]), 1
    ),
    (
      "the opposite order", Made.response(marks: [(0, 5, 0.9)]),
      Made.response(text: text, marks: [(5, 10, 0.4)]), -1
    ),
    (
      "a later mark overwrites", Made.response(marks: [(0, 10, 0.9), (0, 5, 0.1)]),
      Made.response(text: text, marks: [(5, 10, 0.4)]), 1
    ),
    (
      "decided ranges alone are sure marks", Made.response(decided: [(0, 5)]),
      Made.response(text: text, marks: [(0, 5, 0.4)]), 1
    ),
  ]

  @Test("correlation of characters", arguments: correlations.indices)
  func correlation(index: Int) throws {
    let entry = Self.correlations[index]
    let evaluation = try Self.evaluated(entry.predicted, entry.gold)
    #expect(evaluation.value(.correlation) == entry.iou, "\(entry.name)")
  }

  @Test("an empty response agrees with itself")
  func emptyText() throws {
    let evaluation = try Self.evaluated(Made.response(), Made.response(text: ""))
    #expect(evaluation.value(.intersectionOverUnion) == 1)
    #expect(evaluation.value(.correlation) == 1)
    #expect(evaluation.value(.intersectionOverUnion, .markAll) == 1)
  }

  @Test("characters are Unicode scalars: an emoji is one, a decomposed letter two")
  func scalars() throws {
    // 😀 | e ´ | 👩 ZWJ 🚀 : six scalars, three characters of Swift.
    let gold = Made.response(text: "😀e\u{301}👩\u{200d}🚀", decided: [(0, 3)])
    let evaluation = try Self.evaluated(Made.response(decided: [(0, 6)]), gold)
    #expect(evaluation.value(.intersectionOverUnion) == 0.5)
    #expect(evaluation.all.counts.characters == 6)
  }

  @Test("means over responses weigh each alike, by group and over all")
  func groups() throws {
    let gold = [
      Made.response("a", group: "AR", text: Self.text, decided: [(0, 4)]),
      Made.response("b", group: "AR", text: Self.text),
      Made.response("c", group: "EN", text: Self.text, decided: [(0, 10)]),
    ]
    let evaluation = try Made.evaluation([Made.response("a", decided: [(0, 2)])], gold)
    #expect(evaluation.value(.intersectionOverUnion) == 0.5)
    #expect(evaluation.groups.map(\.group) == ["AR", "EN"])
    let means = evaluation.groups.map { $0[.predicted, .intersectionOverUnion].estimate?.value }
    #expect(means == [0.75, 0])
    #expect(evaluation.groups.map(\.counts.responses) == [2, 1])
    #expect(evaluation.value(.intersectionOverUnion, .markNone) == 1.0 / 3)
    let all = try #require(evaluation.value(.intersectionOverUnion, .markAll))
    #expect(abs(all - 1.4 / 3) < 1e-12)
    // Both sides are constant in b alone for mark-none, in b and c for mark-all.
    #expect(evaluation.value(.correlation, .markNone) == 2.0 / 3)
  }

  // MARK: RAGTruth

  @Test("precision, recall and F1 are those of all characters together")
  func characters() throws {
    let gold = [
      Made.response("a", text: Self.text, decided: [(0, 4)]),
      Made.response("b", text: Self.text, decided: [(0, 2)]),
    ]
    let predicted = [
      Made.response("a", decided: [(2, 8)]), Made.response("b", decided: [(0, 2)]),
    ]
    let evaluation = try Made.evaluation(predicted, gold)
    #expect(evaluation.value(.characterPrecision) == 4.0 / 8)
    #expect(evaluation.value(.characterRecall) == 4.0 / 6)
    #expect(evaluation.value(.characterF1) == 8.0 / 14)
    #expect(evaluation.all[.predicted, .characterPrecision].count == 8)
    #expect(evaluation.all[.predicted, .characterRecall].count == 6)
    #expect(evaluation.value(.characterPrecision, .markAll) == 6.0 / 20)
    #expect(evaluation.value(.characterPrecision, .markNone) == nil)
    #expect(evaluation.value(.characterRecall, .markNone) == 0)
    #expect(evaluation.value(.characterF1, .markNone) == 0)
  }

  @Test("overlapping spans count once, or as LettuceDetect's evaluator counts them")
  func overlaps() throws {
    let gold = Made.response(text: Self.text, decided: [(0, 4)])
    let predicted = Made.response(decided: [(0, 4), (2, 6)])
    let merged = try Self.evaluated(predicted, gold)
    #expect(merged.value(.characterPrecision) == 4.0 / 6)
    #expect(merged.value(.characterRecall) == 1)
    var settings = Made.settings()
    settings.overlap = .doubleCounted
    let doubled = try Self.evaluated(predicted, gold, settings)
    // Shared: 4 and 2; predicted: 4 and 4; gold: 4. A recall above 1 is what this way of counting says.
    #expect(doubled.value(.characterPrecision) == 6.0 / 8)
    #expect(doubled.value(.characterRecall) == 6.0 / 4)
    #expect(doubled.value(.characterF1) == 12.0 / 12)
  }

  @Test("typed F1 finds only what both sides call alike")
  func typed() throws {
    func response(_ text: String?, _ marks: [(Int, Int, String?)]) -> MarkedResponse {
      MarkedResponse(
        promptID: "p",
        text: text,
        marks: marks.map { .init(ScalarRange($0.0, $0.1), category: $0.2) }
      )
    }
    let gold = response(Self.text, [(0, 4, "intrinsic"), (4, 8, "extrinsic")])
    let found = response(nil, [(0, 8, "intrinsic"), (8, 10, nil)])
    let evaluation = try Self.evaluated(found, gold)
    #expect(evaluation.value(.typedF1) == 8.0 / 18)
    #expect(evaluation.value(.characterF1) == 16.0 / 18)
    let unnamed = try Self.evaluated(response(nil, [(0, 8, nil)]), gold)
    #expect(unnamed.value(.typedF1) == nil)
    let foreign = try Self.evaluated(response(nil, [(0, 8, "name")]), gold)
    #expect(foreign.value(.typedF1) == nil)
  }

  @Test("a threshold moves what is predicted, never what is gold")
  func threshold() throws {
    let gold = Made.response(text: Self.text, marks: [(0, 4, 0.6)])
    let predicted = Made.response(marks: [(0, 4, 0.6), (4, 8, 0.3)])
    for (threshold, iou) in [(0.2, 0.5), (0.5, 1.0), (0.6, 0.0)] {
      var settings = Made.settings()
      settings.threshold = threshold
      let evaluation = try Self.evaluated(predicted, gold, settings)
      #expect(evaluation.value(.intersectionOverUnion) == iou)
    }
  }

  // MARK: Sets

  @Test("random overlapping spans are scored as sets of characters are", arguments: 0..<30)
  func sets(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    func ranges() -> [(Int, Int)] {
      (0..<generator.index(below: 5)).map { _ in
        let start = generator.index(below: 10)
        return (start, start + generator.index(below: 11 - start))
      }
    }
    let sides = (0..<8).map { _ in (predicted: ranges(), gold: ranges()) }
    func set(_ ranges: [(Int, Int)]) -> Set<Int> { Set(ranges.flatMap { Array($0.0..<$0.1) }) }
    let sets = sides.map { (predicted: set($0.predicted), gold: set($0.gold)) }
    let evaluation = try Made.evaluation(
      sides.enumerated().map { Made.response("\($0.offset)", decided: $0.element.predicted) },
      sides.enumerated().map {
        Made.response("\($0.offset)", text: Self.text, decided: $0.element.gold)
      },
      settings: Made.settings(replicates: 1)
    )
    let unions = sets.map { sides -> Double in
      let union = sides.predicted.union(sides.gold)
      let common = sides.predicted.intersection(sides.gold)
      return union.isEmpty ? 1 : Double(common.count) / Double(union.count)
    }
    let mean = try #require(evaluation.value(.intersectionOverUnion))
    #expect(abs(mean - unions.reduce(0, +) / 8) < 1e-12)
    let common = sets.reduce(0) { $0 + $1.predicted.intersection($1.gold).count }
    let both = sets.reduce(0) { $0 + $1.predicted.count + $1.gold.count }
    #expect(evaluation.value(.characterF1) == Double(2 * common) / Double(both))
    #expect(evaluation.all.counts.markedCharacters == sets.reduce(0) { $0 + $1.gold.count })
  }
}
