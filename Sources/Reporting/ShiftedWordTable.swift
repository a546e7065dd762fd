import SpoorModel

/// Whether words that tuning shifted stand in the dataset more often than those that it did not, under
/// three named denominators, and what kind of words they are.
struct ShiftedWordTable {
  /// The audited models.
  var models: [ModelSummary]

  private var measured: [(name: String, figures: ShiftedWordFigures)] {
    models.compactMap { model in model.imitation?.shifted.map { (model.name, $0) } }
  }

  private var text: FigureText { .page }

  private typealias Kind = (ShiftedWordFigures) -> ShiftedWordFigures.Kind

  /// Sentences, table and bars; nothing where no model has per-token values.
  var html: HTML {
    guard !measured.isEmpty else { return .empty }
    let sentences = measured.map {
      "<p><b><bdi>\($0.name)</bdi></b>: \($0.figures.statement)</p>\n" as HTML
    }
    return """
      <h3>Words that tuning shifted</h3>
      \(sentences.joined())\(table("Within a run of words that an output holds", \.inRuns, \.inRuns).html)
      <details class="values"><summary>The same of single words</summary>
      \(table("Alone in an output", \.inOutputs, \.inOutputs).html)</details>
      <h3>Kinds of shifted words, beside all words by the same rule</h3>
      \(StackedBars(bars: measured.flatMap(bars)).html)
      """
  }

  private func table(
    _ title: HTML,
    _ share: (WordShares) -> Rate,
    _ difference: (WordShareDifference) -> Estimate?
  ) -> FigureTable {
    let kinds: [(HTML, HTML, Kind)] = [
      ("shifted words", "unshifted words", { $0.shifted }),
      ("shifted and marginal words", "unshifted words", { $0.shiftedOrMarginal }),
      ("shifted words in doubted spans", "unshifted words there", { $0.shiftedInDoubtedSpans }),
    ]
    return FigureTable(
      caption: "Shifted words that stand in the dataset",
      columns: measured.map(\.name),
      blocks: [
        FigureTable.Block(
          title: title,
          rows: kinds.flatMap { rows($0, $1, $2, share, difference) }
        )
      ]
    )
  }

  private func rows(
    _ words: HTML,
    _ control: HTML,
    _ kind: Kind,
    _ share: (WordShares) -> Rate,
    _ difference: (WordShareDifference) -> Estimate?
  ) -> [FigureTable.Row] {
    let kinds = measured.map { kind($0.figures) }
    return [
      FigureTable.Row(label: words, cells: kinds.map { rate(share($0.words)) }),
      FigureTable.Row(label: control, cells: kinds.map { rate(share($0.unshifted)) }),
      FigureTable.Row(
        label: "difference, points",
        cells: kinds.map { points(difference($0.lessUnshifted)) }
      ),
      FigureTable.Row(
        label: "less all words of the base model’s own answers, points",
        cells: kinds.map { points($0.lessBase.flatMap(difference)) }
      ),
    ]
  }

  private func rate(_ rate: Rate) -> HTML {
    rate.share == nil
      ? FigureTable.cell(FigureText.unknown, "no such words") : FigureTable.cell(rate)
  }

  private func points(_ difference: Estimate?) -> HTML {
    guard let difference, let interval = text.interval(difference, times: 100, digits: 1) else {
      return FigureTable.cell(FigureText.unknown, "not estimable")
    }
    return FigureTable.cell(
      text.points(difference.value),
      interval,
      difference.excludesZero ? nil : "not significant"
    )
  }

  private func bars(_ name: String, _ figures: ShiftedWordFigures) -> [StackedBars.Bar] {
    let split = figures.split
    var shifted = ShiftSplit.Kinds()
    (shifted.initial, shifted.style, shifted.content) = (split.initial, split.style, split.content)
    return [
      bar("\(name), shifted", shifted, "shifted word"),
      bar("\(name), all", split.allWords, "word"),
    ]
  }

  private func bar(_ title: String, _ kinds: ShiftSplit.Kinds, _ noun: String) -> StackedBars.Bar {
    let parts = [
      ("s-shifted", "response-initial", kinds.initial), ("s-marginal", "style", kinds.style),
      ("s-unshifted", "content", kinds.content),
    ]
    return StackedBars.Bar(
      title: title,
      note: text.count(kinds.total, noun),
      parts: parts.map { style, label, count in
        StackedBars.Part(
          style: style,
          label: label,
          size: Double(count),
          figure: text.percent(Double(count) / Double(max(1, kinds.total)))
        )
      }
    )
  }
}
