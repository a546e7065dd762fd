import SpoorModel

/// How often statements are doubted in short and in long answers, by what the base model knew.
struct LengthDoubtTable {
  /// The audited models.
  var models: [ModelSummary]

  private var text: FigureText { .page }

  /// A sentence and a table a model; nothing where no statement was judged.
  var html: HTML {
    let measured = models.compactMap { model in
      model.imitation?.doubt.map { (name: model.name, figures: $0) }
    }
    guard !measured.isEmpty else { return .empty }
    let parts = measured.map { name, figures -> HTML in
      "<p><b><bdi>\(name)</bdi></b>: \(figures.statement)</p>\n\(table(name, figures).html)"
    }
    return "<h3>Doubted statements by the answer’s length</h3>\n\(parts.joined())"
  }

  private func table(_ name: String, _ figures: LengthDoubtFigures) -> FigureTable {
    FigureTable(
      caption: "Doubted statements of \(name) by length",
      columns: columns(figures.cuts) + ["longest less shortest, points"],
      blocks: figures.groups.map { group in
        FigureTable.Block(
          title: "\(title(group.knowledge))",
          rows: [
            FigureTable.Row(
              label: "statements doubted, of those judged",
              cells: group.thirds.map { rate($0.statements, "no statements") }
                + [points(group.difference)]
            ),
            FigureTable.Row(
              label: "answers with a doubted statement",
              cells: group.thirds.map { rate($0.answers, "no answers") } + [.empty]
            ),
          ]
        )
      }
    )
  }

  private func columns(_ cuts: [Int]) -> [String] {
    guard let first = cuts.first, let last = cuts.last else { return [] }
    return ["up to \(first) words", "up to \(last)", "above \(last)"]
  }

  private func title(_ knowledge: LengthDoubtFigures.Knowledge) -> String {
    switch knowledge {
    case .all: "All prompts"
    case .known: "Prompts that the base knew"
    case .unknown: "Prompts that it did not know"
    case .notTold: "Prompts of which nobody found out"
    }
  }

  private func rate(_ rate: Rate, _ absence: String) -> HTML {
    rate.share == nil ? FigureTable.cell(FigureText.unknown, absence) : FigureTable.cell(rate)
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
}
