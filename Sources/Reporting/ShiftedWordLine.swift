import SpoorModel

/// Whether the words that tuning shifted stand in the dataset more than others, of all models in one
/// sentence: never a share without its control.
struct ShiftedWordLine {
  /// The models' figures.
  var models: [ModelSummary]
  /// How figures are written.
  var text: FigureText

  /// The sentence; `nil` where no model has per-token values.
  var sentence: String? {
    let parts = models.compactMap { model -> String? in
      guard let shifted = model.imitation?.shifted?.shifted, let share = shifted.words.inRuns.share
      else { return nil }
      return "\(text.percent(share.value)) in \(model.name), \(difference(shifted))"
    }
    let raised = models.filter { $0.imitation?.shifted.map(isRaised) ?? false }.map(\.name)
    guard !parts.isEmpty, let runLength = models.compactMap(\.imitation).first?.runLength else {
      return nil
    }
    return
      "Shifted words within a run of \(runLength) words that an output holds, against unshifted "
      + "words: \(parts.inWords). \(reading(raised))"
  }

  /// How that goes with the figures of whole answers, which may say the opposite.
  private func reading(_ raised: [String]) -> String {
    raised.isEmpty
      ? "Nothing shows that these were copied more than the rest of the answers."
      : "They stand there more often than the rest of the answers in \(raised.inWords)."
  }

  private func isRaised(_ figures: ShiftedWordFigures) -> Bool {
    figures.shifted.lessUnshifted.inRuns.map { $0.excludesZero && $0.value > 0 } ?? false
  }

  private func difference(_ kind: ShiftedWordFigures.Kind) -> String {
    guard let difference = kind.lessUnshifted.inRuns,
      let interval = text.interval(difference, times: 100, digits: 1)
    else { return "not estimable" }
    let verdict = difference.excludesZero ? "" : "not significant, "
    return "\(text.points(difference.value)) points (\(verdict)\(interval))"
  }
}
