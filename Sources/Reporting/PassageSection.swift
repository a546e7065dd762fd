import SpoorModel

/// "How much of the answers stands word for word in the dataset?": each model beside those that it is
/// compared with.
struct PassageSection {
  /// The audited models.
  var models: [ModelSummary]

  private var text: FigureText { .page }

  /// The section; nothing where nobody asked.
  var html: HTML {
    let rows = PassageRow.rows(of: models)
    guard !rows.isEmpty else { return .empty }
    return """
      <section id="passages"><h2>Passages of the training outputs</h2>
      <p class="lead">A passage is a run of at least \(leastWords) words that stands in a training \
      output and not in the prompt. Overlap alone proves nothing: a model that was never tuned on the \
      dataset may overlap it as much. Read each share beside the other models’, over the prompts that \
      both answer.</p>
      \(table(rows))\(statements)\(provenance)</section>

      """
  }

  private var leastWords: Int { models.compactMap(\.passages?.leastWords).first ?? 0 }

  private func table(_ rows: [PassageRow]) -> HTML {
    let heads = [
      "Answers", "With a passage", "Words in passages", "More answers, points",
      "More words, points",
    ]
    let head = heads.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined()
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Passages by model">\
      <table class="figures"><thead><tr><td></td>\(head)</tr></thead>
      <tbody>\(rows.map(line).joined())</tbody></table></div>

      """
  }

  private func line(_ row: PassageRow) -> HTML {
    let name: HTML = "<bdi>\(row.model)</bdi>"
    let cells: [HTML] = [
      FigureTable.cell(text.count(row.presence.withPassage.of)),
      share(row.presence.withPassage, of: "answers"),
      share(row.presence.wordsInside, of: "words"),
      row.difference.map { points($0.withPassage, over: $0.prompts) } ?? .empty,
      row.difference.map { points($0.wordsInside, over: nil) } ?? .empty,
    ]
    let label: HTML = row.difference == nil ? "<b>\(name)</b>" : "beside \(name)"
    return """
      <tr><th scope="row">\(label)</th>\(cells.map { "<td>\($0)</td>" as HTML }.joined())</tr>

      """
  }

  private func share(_ rate: Rate, of things: String) -> HTML {
    rate.share == nil
      ? FigureTable.cell(FigureText.unknown, "no \(things)") : FigureTable.cell(rate)
  }

  private func points(_ difference: Estimate?, over prompts: Int?) -> HTML {
    let extent = prompts.map { "over \(text.count($0, "prompt"))" }
    guard let difference, let interval = text.interval(difference, times: 100, digits: 1) else {
      return FigureTable.cell(FigureText.unknown, "not estimable", extent)
    }
    let isClear = difference.excludesZero
    let cell = FigureTable.cell(
      text.points(difference.value),
      interval,
      isClear ? nil : "not significant",
      extent
    )
    return isClear ? cell : "<span class=\"unclear\">\(cell)</span>"
  }

  private var statements: HTML {
    let lines = models.flatMap { model in
      (model.passages?.differences ?? []).map { difference -> HTML in
        "<li><b><bdi>\(model.name)</bdi></b>: \(difference.statement)</li>\n"
      }
    }
    return lines.isEmpty ? .empty : "<ul class=\"statements\">\(lines.joined())</ul>\n"
  }

  /// Where the traced passages stand; nothing where passages were only counted.
  private var provenance: HTML {
    let traced = models.filter { !($0.passages?.provenance.isEmpty ?? true) }
    guard !traced.isEmpty else { return .empty }
    let found = Provenance.allCases.filter { provenance in
      traced.contains { $0.passages?.provenance[provenance.rawValue] != nil }
    }
    let glossary = found.map { provenance -> HTML in
      """
      <div><dt><i class="key p-\(provenance.rawValue)"></i>\(provenance.rawValue)</dt>\
      <dd>\(provenance.meaning)</dd></div>
      """
    }
    return """
      \(StackedBars(bars: traced.map { bar($0, found) }).html)
      <dl class="glossary">\(glossary.joined())</dl>

      """
  }

  private func bar(_ model: ModelSummary, _ provenances: [Provenance]) -> StackedBars.Bar {
    let counts = model.passages?.provenance ?? [:]
    return StackedBars.Bar(
      title: model.name,
      note: text.count(model.passages?.passages ?? 0, "passage"),
      parts: provenances.map { provenance in
        let count = counts[provenance.rawValue] ?? 0
        return StackedBars.Part(
          style: "p-\(provenance.rawValue)",
          label: provenance.rawValue,
          size: Double(count),
          figure: text.count(count)
        )
      }
    )
  }
}
