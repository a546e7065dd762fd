import Attribution
import PhraseIndex
import Reporting
import SpoorModel

extension AuditAnalysis {
  /// The figures of the audit.
  func summary(_ plan: AuditPlan, _ index: IndexManifest, indexPath: String) -> AuditSummary {
    var summary = AuditSummary(
      name: plan.name,
      spoorVersion: SpoorVersion.current,
      dataset: AuditSummary.Dataset(
        files: index.sources.map(\.name),
        rows: index.rows,
        words: index.words,
        index: indexPath
      ),
      base: plan.base?.name,
      prompts: inputs.prompts.count,
      detectors: detectors,
      placebo: inputs.base.isEmpty
        ? "none" : "the base model's own \(inputs.base.count) responses",
      caveats: caveats,
      models: models.map(\.summary)
    )
    if !inputs.hasLeadingEvidence { summary.traced = .passages }
    return summary
  }
}

extension AuditAnalysis.Model {
  fileprivate var summary: ModelSummary {
    let sources = inputs.divergences.values.reduce(into: [:]) { counts, divergence in
      counts[divergence.source.rawValue, default: 0] += 1
    }
    var summary = ModelSummary(
      name: inputs.plan.name,
      method: inputs.plan.method,
      responses: inputs.generations.count,
      tokens: inputs.generations.map(\.contentTokens).reduce(0, +),
      sources: sources,
      divergence: divergence,
      flaggedSpans: groups.flagged.count,
      flaggedResponses: Set(groups.flagged.map(\.trace.span.promptID)).count,
      clearedSpans: groups.clearedStated.count + groups.clearedUnstated.count,
      provenance: groups.flagged.reduce(into: [:]) {
        $0[$1.trace.provenance.rawValue, default: 0] += 1
      },
      attribution: figures
    )
    summary.dataset = inputs.plan.dataset
    summary.rows = inputs.plan.rows
    summary.params = inputs.plan.params
    summary.epoch = inputs.plan.epoch
    summary.passages = passages
    summary.datasetEvidence = datasetEvidence
    summary.detectorEvidence = detectorEvidence
    return summary
  }
}
