import SpoorModel

/// "How often would base have said the same token?": the shares of the shift classes.
struct ShiftSection {
  /// The audited models.
  var models: [ModelSummary]
  /// The base model's name.
  var base: String

  /// The section.
  var html: HTML {
    let bars = StackedBars(bars: models.compactMap(bar)).html
    let known = models.contains { $0.divergence != nil }
    let none: HTML = "<p>No response has per-token values.</p>"
    return """
      <section id="shift"><h2>How often the base model would have said the same</h2>
      <p class="lead">Tokens of the tuned responses by their rank under <bdi>\(base)</bdi>: \
      unshifted is its first choice, marginal its second or third, shifted any other.</p>
      \(known ? bars : none)</section>

      """
  }

  private func bar(_ model: ModelSummary) -> StackedBars.Bar? {
    guard let divergence = model.divergence else { return nil }
    let text = FigureText.page
    let parts = ShiftClass.allCases.reversed().map { shift in
      let share = divergence.shiftShares[shift.rawValue] ?? 0
      return StackedBars.Part(
        style: "s-\(shift.rawValue)",
        label: shift.rawValue,
        size: share,
        figure: text.percent(share)
      )
    }
    return StackedBars.Bar(
      title: model.name,
      note: text.count(divergence.tokens, "token"),
      parts: parts
    )
  }
}
