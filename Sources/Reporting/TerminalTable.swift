import SpoorModel

/// The models of an audit as aligned lines, one a model.
struct TerminalTable {
  /// The audited models.
  var models: [ModelSummary]

  private let text = FigureText.terminal
  private let gap = "  "

  /// Two head lines and one line a model; a long name is cut to keep within `width`.
  func lines(width: Int, ink: Ink) -> [String] {
    guard !models.isEmpty else { return [] }
    let heads: [[String]] = [
      ["", "doubted", "borrowed", "C1", "C2", "C3", "excess over C1,", "KL, nats:"],
      ["model", "spans", "%", "%", "%", "%", "points (95 %)", "5 % / rest"],
    ]
    let rows = models.map(cells)
    let widths = heads[0].indices.map { column in
      (heads + rows).map { $0[column].count }.max() ?? 0
    }
    let fixed = widths.dropFirst().reduce(0) { $0 + $1 + gap.count }
    let name = min(widths[0], max(8, width - fixed))
    let all = [name] + widths.dropFirst()
    let top = heads.map { ink.dim(line($0, all)) }
    return top
      + zip(models, rows).map { model, row in
        let isClear = model.attribution.excess?.excludesZero ?? false
        return isClear ? ink.bold(line(row, all)) : line(row, all)
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

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).enumerated().map { column, cell in
      column == 0 ? left(cell.0, cell.1) : right(cell.0, cell.1)
    }
    return padded.joined(separator: gap)
  }

  private func left(_ cell: String, _ width: Int) -> String {
    guard cell.count > width else { return cell + blanks(width - cell.count) }
    return cell.prefix(max(0, width - 1)) + "…"
  }

  private func right(_ cell: String, _ width: Int) -> String { blanks(width - cell.count) + cell }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
