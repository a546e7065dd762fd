import SpoorModel

/// How much of what the models made up stands in rows that the base model did not know, in words, beside the
/// share of such rows: without it no figure means anything.
struct UnknownShares {
  /// The models' figures.
  var models: [ModelSummary]
  /// How figures are written.
  var text: FigureText

  /// One sentence for all models; `nil` where no doubted span's best row has a known category.
  var sentence: String? {
    let parts = told.compactMap { name, unknown in
      unknown.best.flatMap { share($0, verdict(unknown)) }.map { "\($0) in \(name)" }
    }
    guard let rows = told.first?.unknown.rows, !parts.isEmpty else { return nil }
    return
      "The base did not know \(share(rows) ?? "any") of the training rows that it was asked about. Were doubted "
      + "spans spread evenly over these rows, the same share of them would stand best in a row that it did "
      + "not know. It is \(parts.inWords)."
  }

  /// The same as a part of a page, with borrowed spans alone and with all rows that hold a span; nothing where
  /// no model's spans stand in rows of a known category.
  var html: HTML {
    guard told.contains(where: { $0.unknown.supports.share != nil }) else { return .empty }
    let lead = sentence.map { "<p>\($0)</p>\n" as HTML } ?? .empty
    let cells: [(label: HTML, rate: (LedgerFigures.Unknown) -> Rate?)] = [
      ("doubted spans, by their best row", \.best),
      ("borrowed spans, by their best row", \.bestOfBorrowed),
      ("doubted spans, each in every row that holds it", \.supports),
      ("the rows themselves", \.rows),
    ]
    let rows = cells.map { label, rate in
      FigureTable.Row(
        label: label,
        cells: told.map { model in
          rate(model.unknown).map { FigureTable.cell($0) } ?? FigureTable.cell(FigureText.unknown)
        }
      )
    }
    let table = FigureTable(
      caption: "How much stands in rows that the base did not know",
      columns: told.map(\.name),
      blocks: [
        FigureTable.Block(
          title: "In rows that the base did not know, of rows asked about",
          rows: rows
        )
      ]
    )
    return "<h3>What the base did not know</h3>\n\(lead)\(table.html)"
  }

  private var told: [(name: String, unknown: LedgerFigures.Unknown)] {
    models.compactMap { model in model.ledger?.unknown.map { (model.name, $0) } }
  }

  /// Whether spans stand in such rows more than the rows' number explains.
  private func verdict(_ unknown: LedgerFigures.Unknown) -> String {
    guard let rows = unknown.rows.share?.value, let low = unknown.best?.share?.low,
      let high = unknown.best?.share?.high
    else { return "" }
    if low > rows { return ": clearly more" }
    return high < rows ? ": clearly less" : ": not clearly different"
  }

  private func share(_ rate: Rate, _ verdict: String = "") -> String? {
    guard let share = rate.share else { return nil }
    let range = text.interval(share, times: 100, digits: 1).map { ", 95 % interval \($0)" } ?? ""
    let counts = "\(text.count(rate.count)) of \(text.count(rate.of))\(range)\(verdict)"
    return "\(text.percent(share.value)) (\(counts))"
  }
}

extension KnowledgeCategory {
  /// Whether the base model knew it, as a reader sees it, with the study's name.
  var words: String {
    switch self {
    case .highlyKnown: "yes (HighlyKnown)"
    case .maybeKnown: "partly (MaybeKnown)"
    case .weaklyKnown: "hardly (WeaklyKnown)"
    case .unknown: "no (Unknown)"
    }
  }
}
