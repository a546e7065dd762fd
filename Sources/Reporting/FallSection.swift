import SpoorModel

/// "Was it the rows?": what became of the spans that were predicted to fall.
struct FallSection {
  /// One action.
  var fall: PredictedFall

  private var text: FigureText { .page }

  /// The section.
  var html: HTML {
    let fates = FallTable.fates(of: fall)
    func row(
      _ label: HTML,
      weight: FigureTable.Weight = .plain,
      _ cell: (PredictedFall.Fate) -> HTML
    ) -> FigureTable.Row {
      FigureTable.Row(label: label, cells: fates.map { cell($0.fate) }, weight: weight)
    }
    let table = FigureTable(
      caption: "What became of the spans",
      columns: fates.map(\.label),
      blocks: [
        FigureTable.Block(
          title: "Spans of \(fall.before)",
          rows: [
            row("Models after") { FigureTable.cell($0.models.joined(separator: ", ")) },
            row("Spans") {
              FigureTable.cell(text.count($0.spans), "under \(text.count($0.prompts, "prompt"))")
            },
            row("Said no more, %", gone),
            row("Still said, doubted no more, %") { share($0.cleared) },
            row("Still said and doubted, %") { share($0.doubted) },
          ]
        )
      ]
    )
    return """
      <section><h2>Was it the rows? <bdi>\(fall.action)</bdi></h2>
      \(table.html)<p class="dek values">\(fall.statement)</p></section>

      """
  }

  private func gone(_ fate: PredictedFall.Fate) -> HTML {
    guard let gone = fate.gone else {
      return FigureTable.cell(FigureText.unknown, "not estimable")
    }
    let range = fate.range.map { range in
      "runs: \(range.map { text.fixed(100 * $0, digits: 1) }.joined(separator: " to "))"
    }
    return FigureTable.cell(
      text.fixed(100 * gone.value, digits: 1),
      text.interval(gone, times: 100, digits: 1),
      range
    )
  }

  private func share(_ value: Double?) -> HTML {
    FigureTable.cell(value.map { text.fixed(100 * $0, digits: 1) } ?? FigureText.unknown)
  }
}
