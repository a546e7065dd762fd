import Attribution
import SpoorModel

extension AuditAnalysis {
  /// What a reader of an audit of passages must know, in whole sentences.
  func passageCaveats() throws -> [String] {
    var caveats = [
      whyPassages,
      "Overlap alone proves nothing: a model that was never tuned on the dataset may share as many "
        + "runs of words with it, for both write the same idioms, lists and facts."
        + (hasComparison ? "" : " Compare with such a model's answers ('compared_with')."),
      "A passage is a run of at least \(PassageFinder.leastWords) words that stands in a training "
        + "output and not in the prompt; nobody says that it is false, and no passage goes into the "
        + "review queue.",
    ]
    if hasComparison {
      caveats.append(
        "Models differ in the length and the style of their answers too, and a longer answer holds a "
          + "passage sooner: a difference is no proof that tuning did it."
      )
    }
    if inputs.isBlind {
      caveats.append(
        "No per-token values were given: lift is unknown, so nothing can be called borrowed."
      )
    }
    caveats += setAside
    caveats += models.compactMap { $0.unanswered(of: inputs) }
    caveats += models.compactMap(\.withoutOffsets)
    caveats += models.flatMap(\.unlocatedMarks)
    return try caveats + models.flatMap { try ValueNotes($0.inputs).caveats }
  }

  private var hasComparison: Bool { !inputs.base.isEmpty || !inputs.compared.isEmpty }

  private var whyPassages: String {
    guard !inputs.detectors.isEmpty else {
      return "The audit file lets no detector be asked, so nothing is doubted: passages are traced."
    }
    return
      "No detector had anything to go by, so nothing is doubted: passages are traced. To trace "
      + "doubted spans give 'references', per-token values ('logits', 'token_metrics', "
      + "'log_probabilities'), 'samples', 'imported_spans' or 'judged_spans'."
  }
}
