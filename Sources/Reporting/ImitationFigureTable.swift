import SpoorModel

/// How far models took over words, beginnings and lengths: first each model's own figures, then the
/// differences, so that all figures of a block are of one kind.
struct ImitationFigureTable {
  /// The audited models with their figures.
  var models: [(name: String, figures: ImitationFigures)]

  /// The table, and behind a click what tells little.
  var html: HTML {
    guard let first = models.first?.figures else { return .empty }
    let table = FigureTable(
      caption: "Imitation by model",
      columns: [
        "Words in runs of \(first.runLength)", "Answers that begin like an output",
        "Words an answer",
        "ρ: long where the dataset is long",
      ],
      blocks: [
        FigureTable.Block(title: "Each model’s own answers", rows: own(Self.figures)),
        FigureTable.Block(
          title: "Difference, over the prompts that both answer: points, points, words, ρ",
          rows: differences(Self.differences)
        ),
      ].filter { !$0.rows.isEmpty }
    )
    return "\(table.html)\(lesser)"
  }

  private var lesser: HTML {
    let table = FigureTable(
      caption: "Words alone and Pearson’s r",
      columns: ["Words alone in an output", "r of log lengths"],
      blocks: [FigureTable.Block(title: "Each model’s own answers", rows: own(Self.lesser))]
    )
    let lines = models.flatMap { name, figures in
      figures.others.map { "<li><b><bdi>\(name)</bdi></b>: \($0.statement)</li>\n" as HTML }
    }
    let sentences: HTML =
      lines.isEmpty ? .empty : "<ul class=\"statements\">\(lines.joined())</ul>\n"
    return """
      <details class="values"><summary>Single words, Pearson’s r, and the differences in words</summary>
      \(table.html)\(sentences)</details>

      """
  }

  /// Each model once, the audited first: the base stands beside all of them.
  private func own(_ cells: (AnswerImitation) -> [HTML]) -> [FigureTable.Row] {
    var seen = Set(models.map(\.name))
    let audited = models.map {
      FigureTable.Row(label: "<b><bdi>\($0.name)</bdi></b>", cells: cells($0.figures.answers))
    }
    let others = models.flatMap(\.figures.others).filter { seen.insert($0.model).inserted }
    return audited
      + others.map {
        FigureTable.Row(label: "<bdi>\($0.model)</bdi>", cells: cells($0.answers))
      }
  }

  private func differences(_ cells: (ImitationDifference) -> [HTML]) -> [FigureTable.Row] {
    models.flatMap { name, figures in
      figures.others.map {
        FigureTable.Row(label: "<bdi>\(name)</bdi> less <bdi>\($0.model)</bdi>", cells: cells($0))
      }
    }
  }

  // MARK: Cells

  private static func figures(_ answers: AnswerImitation) -> [HTML] {
    [
      FigureTable.cell(answers.words.inRuns.share), FigureTable.cell(answers.openings.share),
      length(answers.lengths), coefficient(answers.agreement.spearman),
    ]
  }

  private static func lesser(_ answers: AnswerImitation) -> [HTML] {
    [FigureTable.cell(answers.words.inOutputs.share), coefficient(answers.agreement.pearson)]
  }

  private static func differences(_ other: ImitationDifference) -> [HTML] {
    [
      difference(other.words.inRuns, times: 100, digits: 1),
      difference(other.openings, times: 100, digits: 1),
      difference(other.length, times: 1, digits: 1),
      difference(other.spearman, times: 1, digits: 2),
    ]
  }

  private static func length(_ lengths: LengthFigures?) -> HTML {
    FigureTable.cell(
      lengths.map { FigureText.page.fixed($0.mean, digits: 1) } ?? FigureText.unknown
    )
  }

  private static func coefficient(_ estimate: Estimate?) -> HTML {
    guard let estimate else { return FigureTable.cell(FigureText.unknown, "not estimable") }
    let text = FigureText.page
    return FigureTable.cell(
      text.fixed(estimate.value, digits: 2),
      text.interval(estimate, digits: 2)
    )
  }

  private static func difference(
    _ estimate: Estimate?,
    times scale: Double,
    digits: Int
  ) -> HTML {
    let text = FigureText.page
    guard let estimate, let interval = text.interval(estimate, times: scale, digits: digits) else {
      return FigureTable.cell(FigureText.unknown, "not estimable")
    }
    return FigureTable.cell(
      text.signed(scale * estimate.value, digits: digits),
      interval,
      estimate.excludesZero ? nil : "not significant"
    )
  }
}
