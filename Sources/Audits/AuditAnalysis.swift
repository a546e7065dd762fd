import Attribution
import Divergence
import Foundation
import Hallucinations
import PhraseIndex
import Reporting
import SpoorModel
import Statistics
import Words

/// What an audit finds out, before any of it is written.
struct AuditAnalysis {
  /// What was found about one tuned model.
  struct Model {
    var inputs: AuditInputs.Tuned
    /// Traces of the doubted spans and of the controls.
    var groups: TracedGroups
    var figures: AttributionFigures
    var divergence: DivergenceFigures?
    /// Which rows hold the doubted spans' words.
    var ledger: RowLedger
    var ledgerFigures: LedgerFigures
    /// Whether its answers use those of rows that the base did not know; `nil` where no row is known to
    /// be such.
    var mimicry: MimicryFigures?
  }

  var inputs: AuditInputs
  var detectors: [String]
  /// What the placebo is, in words.
  var placebo: String
  var models: [Model]
  /// What the base model knew of the dataset's rows.
  var knowledge: DatasetKnowledge

  /// Detects and traces spans of every model.
  init(
    _ inputs: AuditInputs,
    plan: AuditPlan,
    index: PhraseIndex,
    placebo given: PhraseIndex?,
    progress: (String) -> Void
  ) throws {
    self.inputs = inputs
    let texts = AuditTexts(inputs, by: index.scanner)
    let judge = AuditJudge(inputs, texts, index: index)
    detectors = judge.detectors
    let known = try DatasetKnowledge(inputs.knowledge, in: index)
    knowledge = known
    self.placebo =
      given.map(\.manifest.inWords) ?? "the base model's own \(inputs.base.count) responses"
    let placebo: any Placebo =
      if let given {
        PlaceboDataset(given)
      } else {
        PlaceboResponses(inputs.base.map { ($0.promptID, texts[$0]) })
      }
    let tracing = SpanTracing(
      prompts: inputs.promptsByID,
      texts: texts,
      judge: judge,
      tracer: Tracer(index: index, placebo: placebo)
    )
    models = try inputs.tuned.map { tuned in
      progress(tuned.plan.name)
      return try Model(tuned, base: inputs.base, tracing, index, known)
    }
  }
}

extension AuditAnalysis.Model {
  /// Traces one tuned model's spans, and for comparison those of the base's own responses.
  fileprivate init(
    _ tuned: AuditInputs.Tuned,
    base: [Generation],
    _ tracing: SpanTracing,
    _ index: PhraseIndex,
    _ knowledge: DatasetKnowledge
  ) throws {
    var groups = TracedGroups()
    for generation in tuned.generations {
      guard let traced = try tracing.traces(of: generation, by: tuned) else { continue }
      groups.flagged += traced.flagged
      for entry in traced.cleared {
        groups.appendCleared(
          entry,
          try tracing.tracer.statement(of: entry, answering: traced.prompt)
        )
      }
    }
    for generation in base {
      let traced = try tracing.traces(ofBase: generation, besides: tuned)
      groups.baseFlagged += traced?.flagged ?? []
    }
    let ledger = try RowLedger(of: groups.flagged, model: tuned.plan.name) {
      try knowledge.ledgerRow($0, of: index)
    }
    self.init(
      inputs: tuned,
      groups: groups,
      figures: AttributionFigures(of: groups, rule: .standard, by: Bootstrap()),
      divergence: try DivergenceFigures(of: tuned),
      ledger: ledger,
      ledgerFigures: knowledge.figures(of: ledger),
      mimicry: Mimicry(of: knowledge.rows, by: index.scanner)?.figures(
        of: MimicryPrompts(tracing, base: base, knowledge)
          .parted(for: tuned.generations, baseFlagged: groups.baseFlagged),
        by: Bootstrap()
      )
    )
  }
}

extension IndexManifest {
  /// A placebo's rows and files.
  fileprivate var inWords: String {
    let names = sources.map(\.name).joined(separator: ", ")
    return "\(rows) \(rows == 1 ? "row" : "rows") of \(names)"
  }
}
