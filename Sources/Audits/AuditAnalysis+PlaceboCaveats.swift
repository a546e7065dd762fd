import Attribution
import SpoorModel

extension AuditAnalysis {
  /// What a placebo decides that holds too much: the answers that are the control, or the dataset.
  var placeboCaveats: [String] {
    let controls = models.compactMap { model in
      Self.allCommon(model.groups.baseFlagged.map(\.trace)).map { count in
        "Of the base model's own \(count) doubted spans that stand in the dataset, not by chance, all "
          + "stand in the placebo too: C1 of \(model.inputs.plan.name) is 0 whatever tuning did. A placebo "
          + "without the base model's answers to these prompts keeps it a control."
      }
    }
    let doubted = models.compactMap { model in
      Self.allCommon(model.groups.flagged.map(\.trace)).map { count in
        "Of \(model.inputs.plan.name)'s \(count) doubted spans that stand in the dataset, not by chance, "
          + "all stand in the placebo too, so none can be called borrowed. See that the placebo is no copy "
          + "of the dataset."
      }
    }
    return controls + doubted
  }

  /// How many traces stand in the dataset by more than chance, if there are any and each is common:
  /// then by the placebo alone.
  private static func allCommon(_ traces: [Trace]) -> Int? {
    let chance = ProvenanceRule.standard.chance
    let inDataset = traces.filter { $0.provenance.isInDataset && $0.expectedByChance < chance }
    guard !inDataset.isEmpty, inDataset.allSatisfy({ $0.provenance == .common }) else { return nil }
    return inDataset.count
  }
}
