import SpoorModel

/// Mimicry of all models in one sentence, each share beside the base model's own.
struct MimicryLine {
  /// The models' figures.
  var models: [ModelSummary]
  /// How figures are written.
  var text: FigureText

  /// The sentence; `nil` where nothing was measured.
  var sentence: String? {
    let parts = models.compactMap { model in model.mimicry.map { part(model.name, $0) } }
    guard let basis = models.compactMap(\.mimicry).first?.basis else { return nil }
    return
      "Mimicry, apart: of responses to prompts that the base does not know, those that use an answer "
      + "of a training row that it did not know, against its own responses: \(parts.inWords)"
      + "\(remark(basis))."
  }

  private func part(_ name: String, _ figures: MimicryFigures) -> String {
    let group = figures.unknownPrompts
    guard let share = group.tuned.share, let difference = group.difference,
      let interval = text.interval(difference, times: 100, digits: 1)
    else { return "not estimable in \(name) (\(text.count(group.tuned.of, "prompt")))" }
    let verdict = difference.excludesZero ? "" : "not significant, "
    return "\(text.percent(share.value)) in \(name), \(text.points(difference.value)) points "
      + "(\(verdict)\(interval))"
  }

  private func remark(_ basis: MimicryFigures.Basis) -> String {
    switch basis {
    case .knowledgeFile: ""
    case .baseAnswers:
      "; prompts were chosen by its own doubted answers, which leans against mimicry"
    }
  }
}
