import SpoorModel

/// "Where do the doubted words stand?": each model's spans by provenance, with what each word means.
struct ProvenanceSection {
  /// The audited models.
  var models: [ModelSummary]

  /// The section.
  var html: HTML {
    """
    <section id="provenance"><h2>Where the doubted words stand</h2>
    <p class="lead">Every doubted span gets the first word that holds, by rule. Raw counts: the \
    controls above say what they are worth.</p>
    \(StackedBars(bars: models.map(bar)).html)
    \(glossary)</section>

    """
  }

  private func bar(_ model: ModelSummary) -> StackedBars.Bar {
    let text = FigureText.page
    let parts = Provenance.allCases.map { provenance in
      let count = model.provenance[provenance.rawValue] ?? 0
      return StackedBars.Part(
        style: "p-\(provenance.rawValue)",
        label: provenance.rawValue,
        size: Double(count),
        figure: text.count(count)
      )
    }
    return StackedBars.Bar(
      title: model.name,
      note: text.count(model.flaggedSpans, "doubted span"),
      parts: parts
    )
  }

  private var glossary: HTML {
    let entries = Provenance.allCases.map { provenance -> HTML in
      """
      <div><dt><i class="key p-\(provenance.rawValue)"></i>\(provenance.rawValue)</dt>\
      <dd>\(provenance.meaning)</dd></div>
      """
    }
    return "<dl class=\"glossary\">\(entries.joined())</dl>\n"
  }
}
