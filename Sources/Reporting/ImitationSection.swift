import SpoorModel

/// "What else did tuning copy?": words, beginnings and lengths of the dataset's outputs, each model beside
/// those that it is compared with.
struct ImitationSection {
  /// The audited models.
  var models: [ModelSummary]

  private var text: FigureText { .page }

  private var measured: [(name: String, figures: ImitationFigures)] {
    models.compactMap { model in model.imitation.map { (model.name, $0) } }
  }

  /// The section; nothing in summaries of before.
  var html: HTML {
    guard let first = measured.first?.figures else { return .empty }
    return """
      <section id="imitation"><h2>What else tuning copied</h2>
      <p class="lead">How far the answers took over the words (<i>tone</i>), the beginnings and the lengths \
      (<i>style</i>) of the training outputs. The dataset of a common language holds most words, and models \
      that were never tuned on it overlap it too: no share says anything by itself. Below each other model’s \
      figure stands the audited model’s less it, over the prompts that both answer.</p>
      \(table(first))\(statements)\(LengthBoxes(of: models).html)\(lengthNote(first))\
      \(ShiftedWordTable(models: models).html)\(LengthDoubtTable(models: models).html)</section>

      """
  }

  private func table(_ first: ImitationFigures) -> HTML {
    let heads = [
      "In runs of \(first.runLength) words", "Words alone", "Begin like an output",
      "Words an answer", "ρ of lengths", "r of log lengths",
    ]
    let head = heads.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined()
    let rows = measured.flatMap { name, figures in
      [row("<b><bdi>\(name)</bdi></b>", figures.answers, less: nil)]
        + figures.others.map { row("<bdi>\($0.model)</bdi>", $0.answers, less: $0) }
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Imitation by model">\
      <table class="figures"><thead><tr><td></td>\(head)</tr></thead>
      <tbody>\(rows.joined())</tbody></table></div>

      """
  }

  private func row(
    _ label: HTML,
    _ answers: AnswerImitation,
    less other: ImitationDifference?
  ) -> HTML {
    let agreement = answers.agreement
    let cells: [HTML] = [
      cell(percent(answers.words.inRuns.share), other.map { points($0.words.inRuns) }),
      cell(percent(answers.words.inOutputs.share), other.map { points($0.words.inOutputs) }),
      cell(percent(answers.openings.share), other.map { points($0.openings) }),
      cell(
        answers.lengths.map { text.fixed($0.mean, digits: 1) },
        other.map { difference($0.length, digits: 1) }
      ),
      cell(
        agreement.spearman.map { text.fixed($0.value, digits: 2) },
        other.map { difference($0.spearman, digits: 2) } ?? range(agreement.spearman)
      ),
      cell(agreement.pearson.map { text.fixed($0.value, digits: 2) }, range(agreement.pearson)),
    ]
    return """
      <tr><th scope="row">\(label)</th>\(cells.map { "<td>\($0)</td>" as HTML }.joined())</tr>

      """
  }

  private func cell(_ figure: String?, _ notes: [String]?) -> HTML {
    let notes = notes ?? []
    let small = notes.map { "<span>\($0)</span>" as HTML }.joined(by: " ")
    let figure = figure ?? FigureText.unknown
    return notes.isEmpty ? "\(figure)" : "\(figure)<small>\(small)</small>"
  }

  private func percent(_ share: Estimate?) -> String? { share.map { text.percent($0.value) } }

  private func points(_ estimate: Estimate?) -> [String] {
    difference(estimate, times: 100, digits: 1)
  }

  private func range(_ estimate: Estimate?) -> [String] {
    estimate.flatMap { text.interval($0, digits: 2) }.map { [$0] } ?? []
  }

  private func difference(
    _ estimate: Estimate?,
    times scale: Double = 1,
    digits: Int
  ) -> [String] {
    guard let estimate, let interval = text.interval(estimate, times: scale, digits: digits) else {
      return ["not estimable"]
    }
    let clarity = estimate.excludesZero ? [] : ["not significant"]
    return ["\(text.signed(scale * estimate.value, digits: digits)) (\(interval))"] + clarity
  }

  private var statements: HTML {
    let lines = measured.flatMap { name, figures in
      figures.others.map { "<li><b><bdi>\(name)</bdi></b>: \($0.statement)</li>\n" as HTML }
    }
    return lines.isEmpty ? .empty : "<ul class=\"statements\">\(lines.joined())</ul>\n"
  }

  private func lengthNote(_ figures: ImitationFigures) -> HTML {
    let left =
      figures.promptsWithoutRow == 0
      ? ""
      : " \(text.count(figures.promptsWithoutRow, "prompt")) like which no row is are left out."
    let usual = figures.wantedWords.map { " (here \(text.fixed($0, digits: 0)) words)" } ?? ""
    return """
      <p class="note">ρ and r: between an answer’s length and the mean length of the outputs of the \
      \(figures.similarRows) rows whose instructions are most like the prompt\(usual). BM25 prefers short \
      rows, so that this tells which prompts ask for longer answers, not how long they should be.\(left)</p>

      """
  }
}
