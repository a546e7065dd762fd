import SpoorModel

/// An audit in the lines that a person reads in ten seconds.
public struct TerminalSummary {
  /// Whether the terminal understands bold and dim.
  public enum Style: Hashable, Sendable {
    /// Characters alone: for pipes and files.
    case plain
    /// Bold and dim by ANSI escapes.
    case styled
  }

  private let summary: AuditSummary
  private let text = FigureText.terminal

  /// Takes an audit's figures.
  public init(_ summary: AuditSummary) { self.summary = summary }

  /// The lines, without line breaks; some 20 for three models.
  ///
  /// Control characters of names and sentences are made visible, so that no text of an audit can
  /// steer the terminal.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; under 80 the table may be wider.
  ///   - style: whether escapes are written.
  /// - Returns: the lines, top to bottom; blocks are parted by empty ones.
  public func lines(width: Int, style: Style) -> [String] {
    let ink = Ink(style: style)
    let verdict = summary.verdict.wrapped(to: width).map(ink.bold)
    let passages = PassageTable(models: summary.models).lines(width: width, ink: ink)
    let imitation = ImitationTable(models: summary.models).lines(width: width, ink: ink)
    let spans =
      summary.tracesPassages
      ? []
      : [
        TerminalTable(models: summary.models).lines(width: width, ink: ink), presence(width),
        statements(width), pairs(width), dataset(width), rows(width), mimicry(width),
      ]
    let blocks =
      [subject(width).map(ink.dim), verdict] + spans + [passages, differences(width)]
      + [imitation, shifted(width), notes(width, ink)]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func subject(_ width: Int) -> [String] {
    let dataset = summary.dataset
    let models = summary.models.map(\.name).joined(separator: ", ")
    let subject = [
      "\(summary.name): \(models.isEmpty ? "no tuned model" : models)"
        + (summary.base.map { " against \($0)" } ?? ""),
      text.count(summary.prompts, "prompt"),
      "\(text.count(dataset.rows, "training row")) (\(text.count(dataset.words, "word")))",
    ]
    return subject.joined(separator: " · ").wrapped(to: width)
  }

  /// What presence alone is worth.
  private func presence(_ width: Int) -> [String] {
    let line = PresenceLine(models: summary.models, text: text)
    return line.sentence.map { $0.wrapped(to: width) } ?? []
  }

  private func statements(_ width: Int) -> [String] {
    summary.models.flatMap { model -> [String] in
      let statement = Self.statement(of: model.attribution)
      guard !statement.isEmpty else { return [] }
      let isNamed = statement.contains(model.name)
      return (isNamed ? statement : "\(model.name): \(statement)").wrapped(to: width, hanging: "  ")
    }
  }

  /// Which comparisons with other models' passages the table cannot show, and why.
  private func differences(_ width: Int) -> [String] {
    summary.models.flatMap { model in
      let differences = model.passages?.differences ?? []
      return differences.filter { $0.wordsInside?.low == nil }.flatMap {
        "\(model.name): \($0.statement)".wrapped(to: width, hanging: "  ")
      }
    }
  }

  /// Whether one way of tuning borrows more than another; pairs of one method are the report's.
  private func pairs(_ width: Int) -> [String] {
    let methods = Dictionary(summary.models.map { ($0.name, $0.method) }) { first, _ in first }
    return (summary.comparisons ?? []).filter { methods[$0.first] != methods[$0.second] }
      .flatMap { $0.statement.wrapped(to: width, hanging: "  ") }
  }

  /// What training rows say of the same subjects, which no other figure depends on.
  private func dataset(_ width: Int) -> [String] {
    let parts = summary.models.compactMap { model -> String? in
      guard let evidence = model.datasetEvidence else { return nil }
      return "\(conflicts(evidence.flagged)) and \(conflicts(evidence.cleared)) in \(model.name)"
    }
    guard !parts.isEmpty else { return [] }
    let sentence =
      "The dataset, apart: of doubted and of cleared spans about a named subject its rows "
      + "contradict \(parts.inWords)."
    return sentence.wrapped(to: width)
  }

  /// How many training rows hold doubted spans' words, and the row that holds most.
  private func rows(_ width: Int) -> [String] {
    let parts = summary.models.compactMap { model -> String? in
      guard let ledger = model.ledger, let first = ledger.top.first else { return nil }
      return
        "\(text.count(ledger.rows)) for \(model.name) (\(text.count(ledger.borrowedRows)) a borrowed "
        + "one; most: row \(first.rowID), \(text.count(first.borrowed)) borrowed of "
        + "\(text.count(first.spans, "span")))"
    }
    guard !parts.isEmpty else { return [] }
    return "Training rows that hold a doubted span: \(parts.inWords).".wrapped(to: width)
  }

  /// Whether answers use those of rows that the base did not know.
  private func mimicry(_ width: Int) -> [String] {
    let line = MimicryLine(models: summary.models, text: text)
    return line.sentence.map { $0.wrapped(to: width) } ?? []
  }

  /// Whether words that tuning shifted stand in the dataset more than others.
  private func shifted(_ width: Int) -> [String] {
    let line = ShiftedWordLine(models: summary.models, text: text)
    return line.sentence.map { $0.wrapped(to: width) } ?? []
  }

  private func conflicts(_ counts: DatasetEvidence.Counts) -> String {
    guard counts.total > 0 else { return FigureText.unknown }
    return text.percent(Double(counts.contradicted) / Double(counts.total))
  }

  /// What the table does not show: that a difference may be chance, and what lift is worth.
  private static func statement(of figures: AttributionFigures) -> String {
    let isShown = figures.excess?.excludesZero ?? false
    return [isShown ? nil : figures.statement, figures.liftStatement].compactMap { $0 }
      .joined(separator: " ")
  }

  private func notes(_ width: Int, _ ink: Ink) -> [String] {
    let limits = "Textual support, not influence."
    guard let first = summary.caveats.first else { return [ink.dim(limits)] }
    let others = summary.caveats.count - 1
    let more = others == 0 ? "" : " (\(text.count(others, "more caveat")) in the report)"
    return "\(limits) \(first)\(more)".wrapped(to: width).map(ink.dim)
  }
}
