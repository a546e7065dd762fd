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
      "Of the training rows whose category is known, the base did not know \(share(rows) ?? "none"). Of the "
      + "doubted spans whose best row is one of them, so many stand in a row that it did not know: "
      + "\(parts.inWords)."
  }

  /// The same of one model, with its borrowed spans and with all the rows that hold a span.
  func details(of model: String) -> String? {
    let one = UnknownShares(models: models.filter { $0.name == model }, text: text)
    guard let unknown = one.told.first?.unknown, let supports = share(unknown.supports) else {
      return nil
    }
    let borrowed = share(unknown.bestOfBorrowed).map { "Of the borrowed ones alone: \($0)." }
    let all =
      "Of all pairs of a span and a row of known category that holds it: \(supports)."
    return [one.sentence, borrowed, all].compactMap { $0 }.joined(separator: " ")
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
    return high < rows ? ": clearly fewer" : ": not clearly different"
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
