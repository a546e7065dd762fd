import Attribution
import PhraseIndex
import Reporting
import SpoorModel
import Statistics

extension AuditAnalysis {
  /// The figures of the audit.
  func summary(_ plan: AuditPlan, _ index: IndexManifest, indexPath: String) throws -> AuditSummary
  {
    var summary = AuditSummary(
      name: plan.name,
      spoorVersion: SpoorVersion.current,
      dataset: AuditSummary.Dataset(
        files: index.sources.map(\.name),
        rows: index.rows,
        words: index.words,
        index: indexPath,
        sha256: index.sources.map(\.sha256)
      ),
      base: plan.base?.name,
      prompts: inputs.prompts.count,
      detectors: detectors,
      placebo: placebo,
      caveats: try caveats(),
      models: models.map(\.summary)
    )
    if inputs.hasLeadingEvidence {
      summary.comparisons = comparisons
    } else {
      summary.traced = .passages
    }
    return summary
  }

  /// Every pair of tuned models.
  private var comparisons: [BorrowingComparison] {
    let sides = models.map {
      BorrowingComparison.Side(name: $0.inputs.plan.name, flagged: $0.groups.flagged)
    }
    return sides.indices.flatMap { first in
      sides[(first + 1)...].map {
        BorrowingComparison(sides[first], $0, rule: .standard, by: Bootstrap())
      }
    }
  }
}

extension AuditAnalysis.Model {
  fileprivate var summary: ModelSummary {
    let sources = inputs.divergences.sources.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    var summary = ModelSummary(
      name: inputs.plan.name,
      method: inputs.plan.method,
      responses: inputs.generations.count,
      tokens: inputs.generations.map(\.contentTokens).reduce(0, +),
      sources: sources,
      divergence: divergence,
      flaggedSpans: groups.flagged.count,
      flaggedResponses: Set(groups.flagged.map(\.trace.span.promptID)).count,
      clearedSpans: cleared.count,
      provenance: groups.flagged.reduce(into: [:]) {
        $0[$1.trace.provenance.rawValue, default: 0] += 1
      },
      attribution: figures
    )
    summary.dataset = inputs.plan.dataset
    summary.rows = inputs.plan.rows
    summary.params = inputs.plan.params
    summary.epoch = inputs.plan.epoch
    summary.arm = inputs.plan.arm
    summary.seed = inputs.plan.seed
    summary.noise = inputs.noise
    summary.passages = passages
    summary.clearedSpansTraced = tracedCleared < cleared.count ? tracedCleared : nil
    summary.datasetEvidence = datasetEvidence
    summary.detectorEvidence = detectorEvidence
    summary.ledger = ledgerFigures
    summary.mimicry = mimicry
    summary.imitation = imitation
    return summary
  }
}
