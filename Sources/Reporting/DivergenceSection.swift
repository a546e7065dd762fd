import SpoorModel

/// "How far did tuning move each part of a response?": a curve a model, and the figures.
struct DivergenceSection {
  /// The audited models.
  var models: [ModelSummary]
  /// The base model's name.
  var base: String

  /// The section.
  var html: HTML {
    let known = models.filter { $0.divergence != nil }
    let content: HTML =
      known.isEmpty
      ? "<p>No response has per-token values, so how far tuning moved the model is unknown.</p>"
      : "\(curves(known))\(table(known).html)\(values(known))"
    return """
      <section id="divergence"><h2>How far tuning moved each part of a response</h2>
      <p class="lead">Both models score the tuned response token by token. KL(tuned‖base) is 0 where \
      they agree. It tells where tuning moved the model, not what is false.</p>
      \(content)</section>

      """
  }

  private func curves(_ known: [ModelSummary]) -> HTML {
    let bins = known.map { $0.divergence?.bins ?? [] }
    let figures = known.indices.map { index -> HTML in
      let others = bins.indices.filter { $0 != index }.map { bins[$0] }
      let curve = KLCurve(name: known[index].name, bins: bins[index], others: others)
      return """
        <figure>\(curve.svg)<figcaption>\(caption(known[index]))</figcaption></figure>

        """
    }
    return """
      <div class="curves">\(figures.joined())</div>
      <p class="note">Mean over responses by relative position, 20 parts; bands hold 95 %. Grey: the \
      other models, on the same scale.</p>

      """
  }

  private func caption(_ model: ModelSummary) -> HTML {
    guard let divergence = model.divergence else { return .empty }
    let text = FigureText.page
    let first = text.nats(divergence.first.value)
    let rest = text.nats(divergence.rest.value)
    return """
      <b><bdi>\(model.name)</bdi></b>: \(first) nats in the first 5\u{202F}%, \(rest) in the rest
      """
  }

  private func table(_ known: [ModelSummary]) -> FigureTable {
    let means = FigureTable.Block(
      title: "Mean over responses, nats",
      rows: [
        row("First 5\u{202F}%", known) { pooled($0.first, $0.firstPooled) },
        row("Rest", known) { pooled($0.rest, $0.restPooled) },
      ]
    )
    return FigureTable(
      caption: "KL(tuned‖base) of the first 5 % and the rest",
      columns: known.map(\.name),
      blocks: [
        means, parts("Responses of at least 20 tokens, nats", known, \.long),
        parts("Shorter responses, nats", known, \.short),
      ] + [noise(known)].compactMap(\.self)
    )
  }

  private func parts(
    _ title: HTML,
    _ known: [ModelSummary],
    _ path: KeyPath<DivergenceFigures, DivergenceFigures.Parts?>
  ) -> FigureTable.Block {
    let rows = [
      row("First 5\u{202F}%", known) { divergence in
        let parts = divergence[keyPath: path]
        let count = parts.map { FigureText.page.count($0.responses, "response") }
        return FigureTable.cell(nats: parts?.first, note: count)
      },
      row("Rest", known) { FigureTable.cell(nats: $0[keyPath: path]?.rest) },
    ]
    return FigureTable.Block(title: title, rows: rows)
  }

  private func pooled(_ mean: Estimate, _ pooled: Double) -> HTML {
    FigureTable.cell(nats: mean, note: "each token once: \(FigureText.page.nats(pooled))")
  }

  private func row(
    _ label: HTML,
    _ known: [ModelSummary],
    _ cell: (DivergenceFigures) -> HTML
  ) -> FigureTable.Row {
    let cells = known.map { $0.divergence.map(cell) ?? FigureTable.cell(nats: nil) }
    return FigureTable.Row(label: label, cells: cells)
  }

  /// What two scorings of one model differ by: no smaller difference of two models means anything.
  private func noise(_ known: [ModelSummary]) -> FigureTable.Block? {
    guard known.contains(where: { $0.noise != nil }) else { return nil }
    return FigureTable.Block(
      title: "Noise: how far log-probabilities lie apart when one model is scored twice, nats",
      rows: [
        noise("The tuned model", known, \.tuned), noise("The base model", known, \.base),
      ]
    )
  }

  private func noise(
    _ label: HTML,
    _ known: [ModelSummary],
    _ path: KeyPath<ScoringNoise, NoiseFloor>
  ) -> FigureTable.Row {
    let text = FigureText.page
    let cells = known.map { model -> HTML in
      guard let floor = model.noise?[keyPath: path] else {
        return FigureTable.cell(FigureText.unknown, "not scored twice")
      }
      return FigureTable.cell(
        text.small(floor.meanDifference),
        "at most \(text.small(floor.greatestDifference))",
        "KL at least \(text.small(floor.meanDivergence))",
        text.count(floor.tokens, "token")
      )
    }
    return FigureTable.Row(label: label, cells: cells)
  }

  /// The curves as numbers, for those who cannot see them or want to copy them.
  private func values(_ known: [ModelSummary]) -> HTML {
    let bins = known.map { $0.divergence?.bins.count ?? 0 }.max() ?? 0
    let rows = (0..<bins).map { bin in
      FigureTable.Row(
        label: "\(label(of: bin, among: bins))",
        cells: known.map { model in
          let all = model.divergence?.bins ?? []
          return FigureTable.cell(nats: all.indices.contains(bin) ? all[bin] : nil)
        }
      )
    }
    let table = FigureTable(
      caption: "KL(tuned‖base) by relative position",
      columns: known.map(\.name),
      blocks: [FigureTable.Block(title: "Part of the response, nats", rows: rows)]
    )
    return
      "<details class=\"values\"><summary>The curves as numbers</summary>\(table.html)</details>\n"
  }

  private func label(of bin: Int, among bins: Int) -> String {
    let width = 100 / Double(bins)
    let text = FigureText.page
    let from = text.fixed(Double(bin) * width, digits: 0)
    let to = text.fixed(Double(bin + 1) * width, digits: 0)
    return "\(from) to \(to)\u{202F}%"
  }
}
