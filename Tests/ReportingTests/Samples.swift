import SpoorModel

@testable import Reporting

/// Values to render: small, made up, and the same every time.
enum Samples {
  static func rate(_ count: Int, of total: Int) -> Rate {
    guard total > 0 else { return Rate(count: 0, of: 0, share: nil) }
    let share = Double(count) / Double(total)
    let estimate = Estimate(value: share, low: max(0, share - 0.04), high: min(1, share + 0.04))
    return Rate(count: count, of: total, share: estimate)
  }

  static func group(_ inDataset: Int, _ borrowed: Int, of total: Int) -> AttributionFigures.Group {
    AttributionFigures.Group(
      inDataset: rate(inDataset, of: total),
      borrowed: rate(borrowed, of: total)
    )
  }

  static func attribution(
    excess: Estimate?,
    borrowed: Int,
    statement: String
  ) -> AttributionFigures {
    AttributionFigures(
      flagged: group(420, borrowed, of: 452),
      baseFlagged: group(310, 63, of: 400),
      clearedUnstated: group(20, 8, of: 90),
      clearedStated: group(0, 0, of: 0),
      liftPassesInDataset: rate(200, of: 420),
      liftPassesUnseen: rate(25, of: 32),
      liftDifference: nil,
      excess: excess,
      oddsRatio: nil,
      statement: statement,
      liftStatement: "Lift passes."
    )
  }

  /// A falling curve that lacks its tenth bin.
  private static let bins: [Estimate?] = (0..<20).map { bin -> Estimate? in
    let mean = 2 / Double(bin + 1)
    return bin == 9 ? nil : Estimate(value: mean, low: 0.01, high: 1.5 * mean)
  }

  static let divergence = DivergenceFigures(
    first: Estimate(value: 2.31, low: 2.1, high: 2.5),
    rest: Estimate(value: 0.84, low: 0.8, high: 0.88),
    firstPooled: 1.7,
    restPooled: 0.6,
    long: nil,
    short: DivergenceFigures.Parts(
      responses: 7,
      first: Estimate(value: 3),
      rest: Estimate(value: 1)
    ),
    bins: bins,
    shiftShares: ["unshifted": 0.75, "marginal": 0.127, "shifted": 0.123],
    tokens: 9473
  )

  static func model(
    _ name: String,
    method: TuningMethod = .full,
    excess: Estimate?,
    borrowed: Int = 168,
    divergence: DivergenceFigures? = Samples.divergence,
    statement: String = "A statement."
  ) -> ModelSummary {
    ModelSummary(
      name: name,
      method: method,
      responses: 268,
      tokens: 9473,
      sources: ["logits": 60, "precomputed": 208],
      divergence: divergence,
      flaggedSpans: 452,
      flaggedResponses: 200,
      clearedSpans: 451,
      provenance: ["borrowed": borrowed, "unseen": 452 - borrowed],
      attribution: attribution(excess: excess, borrowed: borrowed, statement: statement)
    )
  }

  /// Three of four doubted spans contradicted, and none cleared.
  static let datasetEvidence = DatasetEvidence(
    flagged: DatasetEvidence.Counts(of: [.contradicted, .supported, .contradicted, .contradicted]),
    cleared: DatasetEvidence.Counts(of: [])
  )

  static let sure = Estimate(value: 0.214, low: 0.12, high: 0.301)
  static let unsure = Estimate(value: -0.02, low: -0.1, high: 0.06)

  static func summary(_ models: [ModelSummary], caveats: [String] = []) -> AuditSummary {
    AuditSummary(
      name: "planted-world",
      spoorVersion: "0.1.0",
      dataset: AuditSummary.Dataset(
        files: ["tuning_alpaca.json"],
        rows: 3037,
        words: 74_313,
        index: "indices/planted-world"
      ),
      base: "base",
      prompts: 268,
      detectors: ["reference", "uncertainty"],
      placebo: "the base model's own responses",
      caveats: caveats,
      models: models
    )
  }

  static let empty = ModelSummary(
    name: "sft",
    method: .full,
    responses: 0,
    tokens: 0,
    sources: [:],
    divergence: nil,
    flaggedSpans: 0,
    flaggedResponses: 0,
    clearedSpans: 0,
    provenance: [:],
    attribution: AttributionFigures(
      flagged: group(0, 0, of: 0),
      baseFlagged: group(0, 0, of: 0),
      clearedUnstated: group(0, 0, of: 0),
      clearedStated: group(0, 0, of: 0),
      liftPassesInDataset: rate(0, of: 0),
      liftPassesUnseen: rate(0, of: 0),
      liftDifference: nil,
      excess: nil,
      oddsRatio: nil,
      statement: "No span was doubted.",
      liftStatement: nil
    )
  )

  /// What detectors say of a span.
  struct Doubt {
    var detectors: [String: Double]
    var signals: [String: Double] = [:]
    var evidence: [DetectorEvidence] = []
    var scoreWithDataset: Double?
  }

  static func item(
    model: String = "sft",
    promptID: String = "e001",
    instruction: String = "Which work did Zoltán create?",
    response: String = "He wrote The Fountain.",
    range: ScalarRange = ScalarRange(9, 21),
    provenance: Provenance = .borrowed,
    lift: Double? = 4.2,
    row: String = "She wrote The Fountain.",
    rowRange: ScalarRange = ScalarRange(10, 22),
    doubt: Doubt = Doubt(detectors: ["reference": 0.9]),
    strip: [StripToken] = []
  ) -> ReportItem {
    let evidence = EvidenceRow(
      row: TraceRow(
        rowID: .number(17),
        place: TrainingRow.Place(.output),
        matched: "The Fountain",
        range: rowRange,
        score: 3.5
      ),
      instruction: "What did she write?",
      text: row
    )
    let span = Span(
      promptID: promptID,
      model: model,
      range: range,
      text: "The Fountain",
      kind: .title,
      score: 0.9,
      detectors: doubt.detectors,
      signals: doubt.signals,
      evidence: doubt.evidence,
      scoreWithDataset: doubt.scoreWithDataset
    )
    let trace = Trace(
      span: span,
      provenance: provenance,
      lift: lift,
      occurrences: 3,
      expectedByChance: 0.01,
      tokenCount: 4,
      rows: [evidence.row]
    )
    return ReportItem(
      prompt: Prompt(id: promptID, instruction: instruction),
      response: response,
      entry: TraceEntry(trace: trace, evidence: [evidence]),
      strip: strip
    )
  }

  static func page(_ summary: AuditSummary, _ items: [ReportItem] = []) -> String {
    var page = ""
    HTMLReport(summary: summary, items: items).write { page += $0 }
    return page
  }
}
