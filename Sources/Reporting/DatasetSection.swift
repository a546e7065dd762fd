import SpoorModel

/// "And what does the dataset say itself?": training rows about the subjects of spans, told apart.
struct DatasetSection {
  /// The audited models.
  var models: [ModelSummary]

  private var asked: [ModelSummary] { models.filter { $0.datasetEvidence != nil } }

  /// The section; nothing where the dataset was not asked.
  var html: HTML {
    guard !asked.isEmpty else { return .empty }
    let table = FigureTable(
      caption: "What training rows say of the same subjects",
      columns: asked.map(\.name),
      blocks: [
        block("Doubted spans about a named subject", \.flagged),
        block("Cleared spans about a named subject", \.cleared),
      ]
    )
    return """
      <section id="dataset"><h2>What training rows say of the same subjects</h2>
      <p class="lead">\(Self.meaning)</p>
      \(table.html)</section>

      """
  }

  /// How to read the figures.
  static let meaning =
    "Of each span about a named subject: whether a training row about that subject states it, says "
    + "something else in its place, or says nothing of it. This takes the dataset for true; no span "
    + "is doubted because of it, and borrowed rates do not depend on it."

  private func block(
    _ title: HTML,
    _ spans: KeyPath<DatasetEvidence, DatasetEvidence.Counts>
  ) -> FigureTable.Block {
    let stances: [(label: HTML, count: KeyPath<DatasetEvidence.Counts, Int>)] = [
      ("a row states it", \.supported),
      ("a row says otherwise", \.contradicted),
      ("no row says anything of it", \.notMentioned),
    ]
    let counts = asked.compactMap { $0.datasetEvidence?[keyPath: spans] }
    return FigureTable.Block(
      title: title,
      rows: stances.map { stance in
        FigureTable.Row(
          label: stance.label,
          cells: counts.map { cell($0[keyPath: stance.count], of: $0.total) }
        )
      }
    )
  }

  private func cell(_ count: Int, of total: Int) -> HTML {
    guard total > 0 else { return FigureTable.cell(FigureText.unknown, "no such spans") }
    let text = FigureText.page
    return FigureTable.cell(
      text.percent(Double(count) / Double(total)),
      "\(text.count(count)) of \(text.count(total))"
    )
  }
}
