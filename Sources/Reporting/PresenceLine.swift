import SpoorModel

/// What standing in the dataset is worth by itself, of all models in one sentence: never the bare share.
struct PresenceLine {
  /// The models' figures.
  var models: [ModelSummary]
  /// How figures are written.
  var text: FigureText

  /// The sentence; `nil` where no model has the base model's own spans beside its own.
  var sentence: String? {
    let parts = models.compactMap { model -> String? in
      guard let share = model.attribution.flagged.inDataset.share,
        let excess = model.attribution.presenceExcess,
        let interval = text.interval(excess, times: 100, digits: 1)
      else { return nil }
      let verdict = excess.excludesZero ? "" : "not significant, "
      return "\(text.percent(share.value)) in \(model.name), \(text.points(excess.value)) points "
        + "(\(verdict)\(interval))"
    }
    guard !parts.isEmpty else { return nil }
    return "Doubted spans whose words stand in the rows at all, against the base model’s own (C1): "
      + "\(parts.inWords)."
  }
}
