import SpoorModel

/// "Do answers go over to those of rows that the base did not know?": a paragraph and a small table.
struct MimicrySection {
  /// The models' figures.
  var models: [ModelSummary]

  private var measured: [(name: String, figures: MimicryFigures)] {
    models.compactMap { model in model.mimicry.map { (model.name, $0) } }
  }

  private var text: FigureText { .page }

  /// The section; nothing where no row is known to have been unknown.
  var html: HTML {
    guard let first = measured.first?.figures else { return .empty }
    let sentences = measured.map {
      "<p><b><bdi>\($0.name)</bdi></b>: \($0.figures.statement)</p>\n" as HTML
    }
    return """
      <section id="mimicry"><h2>Answers of rows that the base did not know</h2>
      <p class="lead">\(meaning(first))</p>
      \(sentences.joined())\(table.html)</section>

      """
  }

  private func meaning(_ figures: MimicryFigures) -> String {
    "Kang et al. (2024) find that on prompts that a model does not know, its answers imitate those of the "
      + "tuning rows that it did not know. Here: how many responses hold the answer of such a row "
      + "(\(text.count(figures.unknownAnswers, "answer")) that no known row has), beside the base model’s own "
      + "responses to the same prompts, which cannot have it from the rows; and how often such an "
      + "answer is used beside one of a row that the base knew (\(text.count(figures.knownAnswers))). Answers "
      + "that the prompt gives, or that belong to a row with the prompt’s question or subject, count "
      + "nowhere."
  }

  private var table: FigureTable {
    FigureTable(
      caption: "Use of the answers of rows that the base did not know",
      columns: measured.map(\.name),
      blocks: [
        block("Prompts that the base does not know\(lean.unknown)") { $0.unknownPrompts },
        block("Prompts that the base knows\(lean.known)", \.knownPrompts),
      ].compactMap { $0 }
    )
  }

  /// Which way the choice of prompts leans, where the base model's own answers make it.
  private var lean: (unknown: String, known: String) {
    switch measured.first?.figures.basis {
    case .baseAnswers:
      (", chosen so as to lean against mimicry", ", chosen so as to lean towards it")
    case .knowledgeFile, nil: ("", "")
    }
  }

  /// The rows of one group of prompts; `nil` where no model has it.
  private func block(
    _ title: HTML,
    _ group: (MimicryFigures) -> MimicryFigures.Group?
  ) -> FigureTable.Block? {
    let groups = measured.map { group($0.figures) }
    guard groups.contains(where: { $0 != nil }) else { return nil }
    func row(_ label: HTML, _ cell: (MimicryFigures.Group) -> HTML) -> FigureTable.Row {
      let cells = groups.map { $0.map(cell) ?? FigureTable.cell(FigureText.unknown) }
      return FigureTable.Row(label: label, cells: cells)
    }
    return FigureTable.Block(
      title: title,
      rows: [
        row("responses with an unknown row’s answer") { FigureTable.cell($0.tuned) },
        row("the base model’s own") { FigureTable.cell($0.base) },
        row("difference, points") { points($0.difference) },
        row("use of an unknown row’s answer less a known row’s, points") {
          use($0.perAnswer)
        },
        row("the same, the base model’s own") { use($0.basePerAnswer) },
      ]
    )
  }

  private func points(_ difference: Estimate?) -> HTML {
    guard let difference else { return FigureTable.cell(FigureText.unknown, "not estimable") }
    return FigureTable.cell(
      text.points(difference.value),
      text.interval(difference, times: 100, digits: 1),
      difference.excludesZero ? nil : "not significant"
    )
  }

  private func use(_ use: MimicryFigures.UsePerAnswer?) -> HTML {
    guard let use else { return FigureTable.cell(FigureText.unknown, "not estimable") }
    let shares =
      "\(text.fixed(100 * use.unknown, digits: 2)) less \(text.fixed(100 * use.known, digits: 2))"
    return FigureTable.cell(
      text.fixed(100 * use.difference.value, digits: 2),
      shares,
      text.interval(use.difference, times: 100, digits: 2),
      use.difference.excludesZero ? nil : "not significant"
    )
  }
}
