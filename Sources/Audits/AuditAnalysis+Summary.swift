import Attribution
import Hallucinations
import PhraseIndex
import Reporting
import SpoorModel

extension AuditAnalysis {
  /// The figures of the audit.
  func summary(_ plan: AuditPlan, _ index: IndexManifest, indexPath: String) -> AuditSummary {
    AuditSummary(
      name: plan.name,
      spoorVersion: SpoorVersion.current,
      dataset: AuditSummary.Dataset(
        files: index.sources.map(\.name),
        rows: index.rows,
        words: index.words,
        index: indexPath
      ),
      base: plan.base.name,
      prompts: inputs.prompts.count,
      detectors: detectors,
      placebo: "the base model's own \(inputs.base.count) responses",
      caveats: caveats,
      models: models.map(\.summary)
    )
  }

  private var caveats: [String] {
    var caveats = [
      "The base model chose its own words, so tuning seldom makes them likelier: C1 guards against "
        + "words that stand in any dataset, not against lift without borrowing. For that compare C2 "
        + "and C3, spans that the detectors cleared, and the two rates at which lift passes.",
      "A match says where the words stand and lift says that tuning made them likelier; neither "
        + "proves that a row caused them. Experts judge that: see the review queue.",
    ]
    caveats += models.compactMap { $0.unanswered(of: inputs.prompts.count) }
    caveats += models.compactMap(\.withoutOffsets)
    caveats += models.flatMap { ValueNotes($0.inputs).caveats }
    let isBlind = models.allSatisfy { $0.inputs.divergences.isEmpty }
    if inputs.references.isEmpty && isBlind {
      caveats.insert(
        "No detector had anything to go by: give 'references', or per-token values ('logits', "
          + "'token_metrics').",
        at: 0
      )
    } else if inputs.references.isEmpty {
      caveats.append(
        "No reference was read: scores rank suspicion by the models' own hesitation, they do not "
          + "prove falsehood."
      )
    }
    if isBlind {
      caveats.append(
        "No per-token values were given: lift is unknown, so nothing can be called borrowed."
      )
    }
    return caveats
  }
}

extension AuditAnalysis.Model {
  /// Which prompts the model does not answer, as a caveat.
  fileprivate func unanswered(of prompts: Int) -> String? {
    guard inputs.generations.count < prompts else { return nil }
    return
      "\(inputs.plan.name) answers \(inputs.generations.count) of \(prompts) prompts; the base "
      + "model's answers to the others are among C1."
  }

  /// Which responses' tokens cannot be found in their text, as a caveat.
  fileprivate var withoutOffsets: String? {
    let blind = inputs.generations.count { generation in
      generation.offsets.isEmpty && inputs.divergences[generation.promptID] != nil
    }
    guard blind > 0 else { return nil }
    return
      "\(blind) responses of \(inputs.plan.name) have no token offsets: the lift of their spans "
      + "is unknown, and <eos> is not left out of their divergences."
  }

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
    return summary
  }
}
