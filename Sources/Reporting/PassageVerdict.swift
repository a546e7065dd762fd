import SpoorModel

/// What an audit of passages found, in one sentence: the difference from other models, never the raw
/// share.
///
/// Shares of words are compared and not of answers: a longer answer holds a passage sooner.
struct PassageVerdict {
  /// The audited models.
  var models: [ModelSummary]

  /// The sentence.
  var sentence: String {
    if models.isEmpty { return "No tuned model was audited." }
    let found = models.compactMap(\.passages).reduce(0) { $0 + $1.passages }
    if found == 0 {
      return "No answer holds a passage of the training outputs, so there is nothing to trace."
    }
    let parts = models.compactMap(comparison)
    guard !parts.isEmpty else {
      let passages = FigureText.page.count(found, "passage")
      return
        "\(passages) of the training outputs stand\(found == 1 ? "s" : "") in the answers; without "
        + "another model’s answers to compare with, that proves nothing."
    }
    return parts.joined(separator: "; ") + "; overlap alone proves nothing."
  }

  private func comparison(of model: ModelSummary) -> String? {
    guard let differences = model.passages?.differences, !differences.isEmpty else { return nil }
    func others(_ place: Place) -> [String] {
      differences.filter { Place($0.wordsInside) == place }.map(\.model)
    }
    let parts = Place.allCases.compactMap { place -> String? in
      others(place).isEmpty ? nil : "\(place.rawValue) \(others(place).inWords)"
    }
    return "The share of \(model.name)’s words that lie in passages of the training outputs is "
      + parts.inWords
  }

  /// Where a model's difference from another lies.
  private enum Place: String, CaseIterable {
    case higher = "larger than that of"
    case lower = "smaller than that of"
    case unclear = "not clearly different from that of"
    case unknown = "not to be compared with that of"

    init(_ difference: Estimate?) {
      guard let difference, difference.low != nil else {
        self = .unknown
        return
      }
      self = !difference.excludesZero ? .unclear : difference.value > 0 ? .higher : .lower
    }
  }
}
