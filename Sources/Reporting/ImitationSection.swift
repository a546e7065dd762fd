import SpoorModel

/// "Did tuning copy more than facts?": words, beginnings and lengths of the dataset's outputs, each model
/// beside those that it is compared with.
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
      <section id="imitation"><h2>Did tuning copy more than facts?</h2>
      <p class="lead">How far the answers took over the words (<i>tone</i>), the beginnings and the lengths \
      (<i>style</i>) of the training outputs. The dataset of a common language holds most words, and models \
      that were never tuned on it overlap it too: no share says anything by itself, differences do.</p>
      \(conclusions)\(ImitationFigureTable(models: measured).html)\(LengthBoxes(of: models).html)\
      \(lengthNote(first))\(ShiftedWordTable(models: models).html)\
      \(LengthDoubtTable(models: models).html)</section>

      """
  }

  private var conclusions: HTML {
    let lines = measured.compactMap { name, figures in
      figures.statement.map { "<li>\($0)</li>\n" as HTML }
    }
    return lines.isEmpty ? .empty : "<ul class=\"statements\">\(lines.joined())</ul>\n"
  }

  private func lengthNote(_ figures: ImitationFigures) -> HTML {
    let left =
      figures.promptsWithoutRow == 0
      ? ""
      : " \(text.count(figures.promptsWithoutRow, "prompt")) like which no row is are left out."
    return """
      <p class="note">ρ and r: between an answer’s length and that of the outputs of the \
      \(figures.similarRows) rows whose instructions are most like its prompt, which is what the dataset would \
      give.\(usual(figures)) BM25 prefers short rows, so that this tells which prompts ask for longer answers, \
      not how long they should be.\(left)</p>

      """
  }

  /// Two means of two kinds, which are not alike: what each is of.
  private func usual(_ figures: ImitationFigures) -> String {
    guard let wanted = figures.wantedWords else { return "" }
    let all = figures.dataset.map {
      "; all outputs of the dataset have \(text.fixed($0.mean, digits: 0)) in the arithmetic mean, "
        + "\(text.fixed($0.median, digits: 0)) in the median"
    }
    return
      " Over the prompts these outputs have \(text.fixed(wanted, digits: 0)) words in the geometric mean"
      + "\(all ?? "")."
  }
}
