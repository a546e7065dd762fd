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
    guard !parts.isEmpty, let runLength = models.compactMap(\.imitation).first?.runLength else {
      return nil
    }
    return
      "Shifted words within a run of \(runLength) words that an output holds, against unshifted "
      + "words: \(parts.inWords)."
  }

  private func difference(_ kind: ShiftedWordFigures.Kind) -> String {
    guard let difference = kind.lessUnshifted.inRuns,
      let interval = text.interval(difference, times: 100, digits: 1)
    else { return "not estimable" }
    let verdict = difference.excludesZero ? "" : "not significant, "
    return "\(text.points(difference.value)) points (\(verdict)\(interval))"
  }
}
