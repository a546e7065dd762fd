public import SpoorModel

/// What experts' verdicts come to, as a report shows it.
public struct ReviewOutcome: Hashable, Sendable {
  /// What is held of one model.
  public struct Model: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many of its drawn items somebody judged.
    public var judged: Int
    /// The share of them that are held to be hallucinations.
    public var hallucination: Estimate?
    /// The share of those that are held to be caused by the rows shown.
    public var caused: Estimate?

    /// Joins figures.
    public init(name: String, judged: Int, hallucination: Estimate?, caused: Estimate?) {
      self.name = name
      self.judged = judged
      self.hallucination = hallucination
      self.caused = caused
    }
  }

  /// How far experts agree on one question.
  public struct Agreement: Hashable, Sendable {
    /// The question.
    public var question: String
    /// Tasks that two or more judged.
    public var tasks: Int
    /// Krippendorff's α; `nil` where it is undefined.
    public var alpha: Estimate?

    /// Joins figures.
    public init(question: String, tasks: Int, alpha: Estimate?) {
      self.question = question
      self.tasks = tasks
      self.alpha = alpha
    }
  }

  /// How many tasks there are.
  public var tasks: Int
  /// How many of them somebody judged.
  public var judged: Int
  /// How many people judged.
  public var reviewers: Int
  /// Each model.
  public var models: [Model]
  /// Each question.
  public var agreement: [Agreement]
  /// What speaks against taking the rates as they are, in sentences.
  public var caveats: [String]

  /// Joins figures.
  public init(
    tasks: Int,
    judged: Int,
    reviewers: Int,
    models: [Model],
    agreement: [Agreement],
    caveats: [String]
  ) {
    self.tasks = tasks
    self.judged = judged
    self.reviewers = reviewers
    self.models = models
    self.agreement = agreement
    self.caveats = caveats
  }
}

/// "What do experts hold of it?": rates by model, and how far they agree.
struct ReviewSection {
  /// What their verdicts come to; `nil` where nobody judged.
  var outcome: ReviewOutcome?

  /// The section; nothing before the first verdict.
  var html: HTML {
    guard let outcome, outcome.judged > 0 else { return .empty }
    let text = FigureText.page
    let judged = text.count(outcome.judged)
    return """
      <section id="review"><h2>What experts hold of it</h2>
      <p class="lead">\(judged) of \(text.count(outcome.tasks, "task")) judged by \
      \(text.count(outcome.reviewers, "expert")). Each rate is of the sample that was drawn by chance, \
      weighted by how likely each span was to be drawn.</p>
      \(rates(outcome).html)\(agreement(outcome))\(caveats(outcome))</section>

      """
  }

  private func rates(_ outcome: ReviewOutcome) -> FigureTable {
    FigureTable(
      caption: "What experts hold of the doubted spans",
      columns: outcome.models.map(\.name),
      blocks: [
        FigureTable.Block(
          title: "Of the doubted spans",
          rows: [
            row("judged", outcome) { FigureTable.cell(FigureText.page.count($0.judged)) },
            row("held to be hallucinations", outcome) { FigureTable.cell($0.hallucination) },
            row("of these, <b>caused by the rows shown</b>", outcome) {
              FigureTable.cell($0.caused)
            },
          ]
        )
      ]
    )
  }

  private func row(
    _ label: HTML,
    _ outcome: ReviewOutcome,
    _ cell: (ReviewOutcome.Model) -> HTML
  ) -> FigureTable.Row {
    FigureTable.Row(label: label, cells: outcome.models.map(cell))
  }

  private func agreement(_ outcome: ReviewOutcome) -> HTML {
    let text = FigureText.page
    let lines = outcome.agreement.map { agreement -> HTML in
      guard let alpha = agreement.alpha else {
        return
          "<li>\(agreement.question): α is undefined over \(text.count(agreement.tasks, "task"))</li>"
      }
      let ends = text.interval(alpha, digits: 2).map { " (\($0))" } ?? ""
      return """
        <li>\(agreement.question): Krippendorff’s α <b>\(text.fixed(alpha.value, digits: 2))</b>\(ends) over \
        \(text.count(agreement.tasks, "task")) that two or more judged</li>
        """
    }
    return "<h3>How far they agree</h3><ul>\(lines.joined())</ul>\n"
  }

  private func caveats(_ outcome: ReviewOutcome) -> HTML {
    guard !outcome.caveats.isEmpty else { return .empty }
    let lines = outcome.caveats.map { "<li>\($0)</li>" as HTML }
    return "<div class=\"caveats\"><ul>\(lines.joined())</ul></div>\n"
  }
}
