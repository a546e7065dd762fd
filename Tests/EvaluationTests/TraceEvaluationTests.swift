import SpoorModel
import Statistics
import Testing

@testable import Evaluation

@Suite("Traces against gold rows")
struct TraceEvaluationTests {
  // MARK: A small world

  private static func value(
    _ prompt: String,
    _ range: (Int, Int) = (0, 5),
    model: String = "sft",
    isFalse: Bool = true,
    origin: GoldValue.Origin? = .other,
    holding: Int? = 10,
    stating: [RowID]? = [.number(1), .number(2)],
    statingCount: Int? = nil,
    wording: [RowID]? = []
  ) -> GoldValue {
    var value = GoldValue(
      promptID: prompt,
      model: model,
      range: ScalarRange(range.0, range.1),
      truth: isFalse ? .fails : .holds
    )
    value.origin = origin
    value.rowsHolding = holding.map { GoldValue.Rows([], count: $0) }
    value.rowsStating = stating.map { GoldValue.Rows(Set($0), count: statingCount) }
    value.rowsWording = wording.map { GoldValue.Rows(Set($0)) }
    return value
  }

  private static func trace(
    _ prompt: String,
    _ range: (Int, Int) = (0, 5),
    model: String = "sft",
    comparedWith tuned: String? = nil,
    _ standing: TracedSpan.Standing = .flagged,
    _ provenance: Provenance = .borrowed,
    rows: [RowID]? = [.number(1)]
  ) -> TracedSpan {
    TracedSpan(
      promptID: prompt,
      model: model,
      comparedWith: tuned,
      range: ScalarRange(range.0, range.1),
      standing: standing,
      provenance: provenance,
      rows: rows
    )
  }

  private static func part(
    _ values: [GoldValue],
    _ traces: [TracedSpan]
  ) throws -> TraceEvaluationPart {
    let bootstrap = Bootstrap(replicates: 50)
    let evaluation = TraceEvaluation(of: values, tracedBy: traces, bootstrap: bootstrap)
    #expect(evaluation.parts.count == 1)
    return try #require(evaluation.parts.first)
  }

  // MARK: Which trace

  private static let choices: [(name: String, traces: [TracedSpan], chosen: Provenance?)] = [
    ("none in the response", [trace("q")], nil),
    ("one that only touches it", [trace("p", (5, 9)), trace("p", (0, 2))], nil),
    ("another model's", [trace("p", (2, 5), model: "lora")], nil),
    (
      "most characters, though cleared and longer",
      [trace("p", (4, 6)), trace("p", (0, 9), .cleared, .near)], .near
    ),
    (
      "flagged before cleared, though longer",
      [trace("p", (2, 5), .cleared), trace("p", (0, 9), .flagged, .near)], .near
    ),
    ("then the shorter", [trace("p", (0, 9)), trace("p", (1, 6), .flagged, .near)], .near),
    ("then the first", [trace("p", (0, 5), .flagged, .near), trace("p", (0, 5))], .near),
  ]

  @Test("the trace of a value is chosen by what they share", arguments: choices.indices)
  func choice(index: Int) {
    let entry = Self.choices[index]
    let found = TracedValue.matched([Self.value("p", (2, 5))], to: entry.traces)
    #expect(found.map(\.trace?.provenance) == [entry.chosen], "\(entry.name)")
  }

  // MARK: Rows

  @Test("a gold row counts at its rank, and a missed value counts as not found")
  func ranks() throws {
    let others = (10..<20).map(RowID.number)
    let part = try Self.part(
      ["first", "third", "late", "unlisted", "missed"].map { Self.value($0) },
      [
        Self.trace("first", rows: [.number(2), .number(1)]),
        Self.trace("third", rows: [.number(10), .number(11), .number(1)]),
        Self.trace("late", rows: others + [.number(2)]),
        Self.trace("unlisted", rows: nil),
      ]
    )
    let rows = part.retrieval[0]
    #expect(rows.counts == RowRetrieval.Counts(values: 5, untraced: 1))
    let all = RetrievalMeasure.allCases.map { rows[.traces, $0, .all].estimate?.value }
    let meanReciprocal: Double = (1 + 1.0 / 3 + 1.0 / 11) / 5
    #expect(all == [0.2, 0.4, 0.4, meanReciprocal])
    #expect(rows[.traces, .recallAt5, .traced].estimate?.value == 2.0 / 4)
    #expect(rows[.traces, .recallAt5, .traced].count == 4)
    // Two rows of ten are gold: the first of a random order is one with 1/5.
    for reach in RowRetrieval.Reach.allCases {
      let chance = try #require(rows[.randomRows, .recallAt1, reach].estimate?.value)
      #expect(abs(chance - 0.2) < 1e-12)
    }
    #expect(part.counts.withoutRows == 1)
  }

  @Test("row ids may be texts")
  func texts() throws {
    let part = try Self.part(
      [Self.value("p", stating: [.text("a7")])],
      [Self.trace("p", rows: [.text("a8"), .text("a7")])]
    )
    #expect(part.retrieval[0][.traces, .reciprocalRank, .all].estimate?.value == 0.5)
  }

  @Test("true values and false ones without gold rows are none of the figures")
  func leftOut() throws {
    let part = try Self.part(
      [Self.value("p", isFalse: false), Self.value("q", stating: [])],
      [Self.trace("p"), Self.trace("q")]
    )
    #expect(part.retrieval[0].counts == RowRetrieval.Counts())
    #expect(part.retrieval[0][.traces, .recallAt1, .all] == SpanFigure(nil, of: 0))
  }

  @Test("a value whose gold rows are listed in part is left out, and counted")
  func cut() throws {
    let part = try Self.part(
      [Self.value("p", statingCount: 7, wording: [.number(1)]), Self.value("q")],
      [Self.trace("p"), Self.trace("q")]
    )
    #expect(part.retrieval[0].counts == RowRetrieval.Counts(values: 1, cut: 1))
    #expect(part.retrieval[1].counts == RowRetrieval.Counts(cut: 1))
  }

  @Test("what gold labels lack is unknown, and chance where nobody counted the value's rows")
  func unknown() throws {
    let part = try Self.part(
      [
        Self.value("p", origin: nil, stating: nil),
        Self.value("q", holding: nil, wording: nil),
        Self.value("r"),
      ],
      [Self.trace("q")]
    )
    #expect(part.retrieval[0].counts == RowRetrieval.Counts(values: 2, untraced: 1, unknown: 1))
    #expect(part.retrieval[0][.traces, .recallAt1, .all].count == 2)
    #expect(part.retrieval[0][.randomRows, .recallAt1, .all].count == 1)
    #expect(part.retrieval[1].counts == RowRetrieval.Counts(unknown: 2))
    #expect(part.counts.unclassified == 1)
  }

  private static let wordings: [(name: String, wording: [Int], holding: Int, values: Int)] = [
    ("a row of both", [2, 9], 3, 1), ("half of the value's rows", [2, 9], 2, 0),
    ("no row of the wording", [], 10, 0), ("only rows of another relation", [9], 10, 0),
  ]

  @Test(
    "wording asks for rows of both kinds, under half of the value's",
    arguments: wordings.indices
  )
  func wording(index: Int) throws {
    let entry = Self.wordings[index]
    let part = try Self.part(
      [Self.value("p", holding: entry.holding, wording: entry.wording.map(RowID.number))],
      [Self.trace("p", rows: [.number(9), .number(1), .number(2)])]
    )
    let rows = part.retrieval[1]
    #expect(rows.counts == RowRetrieval.Counts(values: entry.values), "\(entry.name)")
    // Row 9 has the wording and 1 the relation; 2 has both.
    let mean = entry.values == 0 ? nil : 1.0 / 3
    #expect(rows[.traces, .reciprocalRank, .all].estimate?.value == mean, "\(entry.name)")
  }

  // MARK: Provenance and models

  @Test("provenance is counted by class, and a missed value is not borrowed")
  func provenance() throws {
    let part = try Self.part(
      [
        Self.value("a", origin: .onlyTuning), Self.value("b", origin: .onlyTuning),
        Self.value("c"), Self.value("d", isFalse: false, origin: nil),
        Self.value("e", origin: nil),
      ],
      [
        Self.trace("a"), Self.trace("c", (0, 5), .flagged, .common),
        Self.trace("d", (0, 5), .cleared, .shared),
      ]
    )
    #expect(part.provenance.map(\.valueClass) == [.falseOnlyInTuning, .falseOther, .holds])
    #expect(part.provenance.map(\.values) == [2, 1, 1])
    #expect(part.provenance.map(\.counts) == [[.borrowed: 1], [.common: 1], [.shared: 1]])
    #expect(part.provenance.map(\.untraced) == [1, 0, 0])
    #expect(part.provenance.map(\.borrowed.estimate?.value) == [0.5, 0, 0])
    #expect(part.counts.unclassified == 1)
    #expect(part.counts.flagged == 2 && part.counts.cleared == 1)
  }

  @Test("each model has its figures, the base model apart for each that it is compared with")
  func models() {
    let evaluation = TraceEvaluation(
      of: ["sft", "base", "lora"].map { Self.value("p", model: $0) },
      tracedBy: [
        Self.trace("p"), Self.trace("p", model: "other"),
        Self.trace("p", model: "base", comparedWith: "sft"),
        Self.trace("p", model: "base", comparedWith: "lora", .flagged, .weak),
      ]
    )
    #expect(evaluation.parts.map(\.model) == ["sft", "base", "base", "lora"])
    #expect(evaluation.parts.map(\.comparedWith) == [nil, "sft", "lora", nil])
    let borrowed = evaluation.parts.map { $0.provenance[1].counts[.borrowed] ?? 0 }
    #expect(borrowed == [1, 1, 0, 0])
    #expect(evaluation.parts.last?.retrieval[0].counts.untraced == 1)
    #expect(evaluation.tracesWithoutGold == 1)
  }

  @Test("a prompt is drawn with all its values")
  func intervals() throws {
    // As many found as missed in each prompt: no draw of prompts changes the share.
    let values = ["a", "b", "c"].flatMap { [Self.value($0, (0, 5)), Self.value($0, (10, 15))] }
    let part = try Self.part(values, ["a", "b", "c"].map { Self.trace($0) })
    let figure = part.retrieval[0][.traces, .recallAt1, .all]
    #expect(figure == SpanFigure(Estimate(value: 0.5, low: 0.5, high: 0.5), of: 6))
  }
}
