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
        TerminalTable(models: summary.models).lines(width: width, ink: ink), statements(width),
        presence(width) + lift(width) + pairs(width), dataset(width), rows(width),
        unknown(width), mimicry(width),
      ]
    let blocks =
      [subject(width).map(ink.dim), verdict] + spans + [passages, differences(width)]
      + [imitation, shifted(width), notes(width, ink)]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// What was audited and what was found, in two sentences: for a summary that is about something else.
  public func headlines(width: Int, style: Style) -> [String] {
    let ink = Ink(style: style)
    return subject(width).map(ink.dim) + summary.verdict.wrapped(to: width)
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

  /// Why a model's excess, which the table shows, may be chance.
  private func statements(_ width: Int) -> [String] {
    summary.models.filter { !($0.attribution.excess?.excludesZero ?? false) }.flatMap { model in
      let statement = model.attribution.statement
      let isNamed = statement.isEmpty || statement.contains(model.name)
      return (isNamed ? statement : "\(model.name): \(statement)").wrapped(to: width, hanging: "  ")
    }
  }

  /// What lift is worth.
  private func lift(_ width: Int) -> [String] {
    let parts = summary.models.compactMap { model -> String? in
      let rates = [model.attribution.liftPassesInDataset, model.attribution.liftPassesUnseen]
      let shares = rates.compactMap { $0.share.map { text.percent($0.value) } }
      return shares.count == 2 ? "\(shares.inWords) in \(model.name)" : nil
    }
    guard !parts.isEmpty else { return [] }
    return
      "Lift passes in doubted spans that stand in the rows, and in those that do not: \(parts.inWords)."
      .wrapped(to: width)
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
      .flatMap {
        BorrowingLine(comparison: $0, text: text).sentence.wrapped(to: width, hanging: "  ")
      }
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

  /// How many training rows there is something to be done about.
  private func rows(_ width: Int) -> [String] {
    let parts = summary.models.compactMap { model -> String? in
      guard let ledger = model.ledger, ledger.rows > 0 else { return nil }
      return "\(text.count(ledger.borrowedRows)) of \(text.count(ledger.rows)) in \(model.name)"
    }
    guard !parts.isEmpty else { return [] }
    return
      "Of the training rows that hold a doubted span, these hold a borrowed one: \(parts.inWords)."
      .wrapped(to: width)
  }

  /// How much of it stands in rows that the base did not know.
  private func unknown(_ width: Int) -> [String] {
    let shares = UnknownShares(models: summary.models, text: text)
    return shares.sentence.map { $0.wrapped(to: width) } ?? []
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

  private func notes(_ width: Int, _ ink: Ink) -> [String] {
    let limits = "Textual support, not influence."
    guard let first = summary.caveats.first else { return [ink.dim(limits)] }
    let others = summary.caveats.count - 1
    let more = others == 0 ? "" : " (\(text.count(others, "more caveat")) in the report)"
    return "\(limits) \(first)\(more)".wrapped(to: width).map(ink.dim)
  }
}
