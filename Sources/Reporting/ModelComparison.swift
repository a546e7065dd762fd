import SpoorModel

/// "How do the models differ?": every rate beside its controls, a column a model.
struct ModelComparison {
  /// The audited models.
  var models: [ModelSummary]

  /// The section.
  var html: HTML {
    guard !models.isEmpty else {
      return
        "<section id=\"models\"><h2>The models side by side</h2><p>No tuned model.</p></section>"
    }
    let table = FigureTable(
      caption: "The models side by side",
      columns: models.map(\.name),
      blocks: [setup, excess, borrowed, inDataset, lift] + likeness + evidence
    )
    return """
      <section id="models"><h2>The models side by side</h2>
      <p class="lead">A share alone proves nothing: much of what any model says occurs in any large \
      dataset. Read each share beside its controls.</p>
      \(table.html)</section>

      """
  }

  private var setup: FigureTable.Block {
    let text = FigureText.page
    var rows = [FigureTable.Row(label: "Method", cells: models.map { "\($0.method.rawValue)" })]
    if models.contains(where: { $0.training != nil }) {
      rows.append(row("Trained on") { FigureTable.cell($0.training ?? FigureText.unknown) })
    }
    rows.append(
      row("Responses") {
        FigureTable.cell(text.count($0.responses), "\(text.count($0.tokens)) tokens")
      }
    )
    rows.append(row("Per-token values") { FigureTable.cell(spelled: $0.sources) })
    rows.append(
      row("Doubted spans") {
        FigureTable.cell(
          text.count($0.flaggedSpans),
          "of \(text.count($0.flaggedSpans + $0.clearedSpans)) judged",
          "in \(text.count($0.flaggedResponses, "response"))"
        )
      }
    )
    return FigureTable.Block(title: "What was audited", rows: rows)
  }

  private var excess: FigureTable.Block {
    let difference = row("<b>Excess</b> over C1, percentage points", weight: .headline) {
      Self.excessCell($0.attribution.excess)
    }
    let odds = row("Odds ratio against C1, by kind and length") {
      Self.oddsCell($0.attribution.oddsRatio)
    }
    return FigureTable.Block(title: "The answer", rows: [difference, odds])
  }

  private var borrowed: FigureTable.Block {
    groups("Borrowed: stands in the dataset, lifted tenfold by tuning", \.borrowed)
  }

  private var inDataset: FigureTable.Block {
    var block = groups("Stands in the dataset’s outputs at all", \.inDataset)
    if models.contains(where: { $0.attribution.presenceExcess != nil }) {
      block.rows.append(
        row("Doubted spans less C1, percentage points") {
          Self.excessCell($0.attribution.presenceExcess)
        }
      )
    }
    return block
  }

  private var lift: FigureTable.Block {
    let seen = row("if its words stand in the dataset") {
      FigureTable.cell($0.attribution.liftPassesInDataset)
    }
    let unseen = row("if they do not") { FigureTable.cell($0.attribution.liftPassesUnseen) }
    return FigureTable.Block(
      title: "How often a doubted span’s lift passes ten times",
      rows: [seen, unseen]
    )
  }

  /// On how much each detector had evidence; nothing where that is not known.
  private var evidence: [FigureTable.Block] {
    let names = Set(models.flatMap { ($0.detectorEvidence ?? [:]).keys })
    guard !names.isEmpty else { return [] }
    let known = KnownDetector.allCases.filter { names.contains($0.rawValue) }
    let rows = known.map { detector in
      row("\(detector.title)") { model in
        let text = FigureText.page
        guard let reach = model.detectorEvidence?[detector.rawValue] else {
          return FigureTable.cell(FigureText.unknown)
        }
        return FigureTable.cell(
          text.count(reach.spans),
          "in \(text.count(reach.responses, "response"))"
        )
      }
    }
    return [FigureTable.Block(title: "Spans on which each detector had evidence", rows: rows)]
  }

  /// How like the prompts the rows are that hold the spans; nothing where that was not compared.
  private var likeness: [FigureTable.Block] {
    guard models.contains(where: { $0.attribution.flagged.rowLikeness != nil }) else { return [] }
    let title: HTML =
      "Rows that hold a span are more like its prompt than a random row (50\u{202F}% is chance)"
    return [groups(title) { FigureTable.cell($0.rowLikeness) }]
  }

  private func groups(
    _ title: HTML,
    _ share: KeyPath<AttributionFigures.Group, Rate>
  ) -> FigureTable.Block {
    groups(title) { FigureTable.cell($0[keyPath: share]) }
  }

  private func groups(
    _ title: HTML,
    _ cell: (AttributionFigures.Group) -> HTML
  ) -> FigureTable.Block {
    let groups: [(label: HTML, path: KeyPath<AttributionFigures, AttributionFigures.Group>)] = [
      ("Doubted spans", \.flagged),
      ("<b>C1</b> the base model’s own doubted spans", \.baseFlagged),
      ("<b>C2</b> cleared spans that no similar row states", \.clearedUnstated),
      ("<b>C3</b> cleared spans that a similar row states", \.clearedStated),
    ]
    let rows = groups.map { group in
      row(group.label) { cell($0.attribution[keyPath: group.path]) }
    }
    return FigureTable.Block(title: title, rows: rows)
  }

  private func row(
    _ label: HTML,
    weight: FigureTable.Weight = .plain,
    _ cell: (ModelSummary) -> HTML
  ) -> FigureTable.Row {
    FigureTable.Row(label: label, cells: models.map(cell), weight: weight)
  }

  private static func excessCell(_ excess: Estimate?) -> HTML {
    guard let excess else { return FigureTable.cell(FigureText.unknown, "not estimable") }
    let text = FigureText.page
    let cell = FigureTable.cell(
      text.points(excess.value),
      text.interval(excess, times: 100, digits: 1) ?? "no interval",
      excess.excludesZero ? nil : "not significant"
    )
    return excess.excludesZero ? cell : "<span class=\"unclear\">\(cell)</span>"
  }

  private static func oddsCell(_ ratio: Estimate?) -> HTML {
    guard let ratio else { return FigureTable.cell(FigureText.unknown, "not estimable") }
    let text = FigureText.page
    return FigureTable.cell(text.nats(ratio.value), text.interval(ratio, digits: 2))
  }
}

extension ModelSummary {
  /// What audit.yaml tells about the tuning, in words; `nil` when it tells nothing.
  fileprivate var training: String? {
    let parts = [
      dataset,
      rows.map { FigureText.page.count($0, "row") },
      epoch.map { "epoch \($0)" },
      params.map { "\($0) parameters" },
      arm.map { "arm \($0)" },
      seed.map { "seed \($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
