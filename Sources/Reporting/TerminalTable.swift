import SpoorModel

/// The models of an audit as aligned lines, one a model.
struct TerminalTable {
  /// The audited models.
  var models: [ModelSummary]

  private let text = FigureText.terminal

  /// Two head lines and one line a model; a long name is cut to keep within `width`.
  func lines(width: Int, ink: Ink) -> [String] {
    guard !models.isEmpty else { return [] }
    let heads: [[String]] = [
      ["", "doubted", "borrowed", "C1", "C2", "C3", "excess over C1,", "KL, nats:"],
      ["model", "spans", "%", "%", "%", "%", "points (95 %)", "5 % / rest"],
    ]
    let rows = models.map(cells)
    let table = AlignedCells(fitting: heads + rows, into: width)
    return heads.map { ink.dim(table.line($0)) }
      + zip(models, rows).map { model, row in
        let isClear = model.attribution.excess?.excludesZero ?? false
        return isClear ? ink.bold(table.line(row)) : table.line(row)
      }
  }

  private func cells(_ model: ModelSummary) -> [String] {
    let attribution = model.attribution
    return [
      VisibleControl.onOneLine(model.name),
      text.count(model.flaggedSpans),
      share(attribution.flagged.borrowed.share?.value),
      share(attribution.baseFlagged.borrowed.share?.value),
      share(attribution.clearedUnstated.borrowed.share?.value),
      share(attribution.clearedStated.borrowed.share?.value),
      excess(attribution.excess),
      divergence(model.divergence),
    ]
  }

  private func share(_ value: Double?) -> String {
    value.map { text.fixed(100 * $0, digits: 1) } ?? FigureText.unknown
  }

  private func excess(_ excess: Estimate?) -> String {
    guard let excess else { return "not estimable" }
    let points = text.points(excess.value)
    guard let low = excess.low, let high = excess.high else { return points }
    return "\(points) (\(text.fixed(100 * low, digits: 1)), \(text.fixed(100 * high, digits: 1)))"
  }

  private func divergence(_ figures: DivergenceFigures?) -> String {
    guard let figures else { return FigureText.unknown }
    return "\(text.nats(figures.first.value)) / \(text.nats(figures.rest.value))"
  }
}
