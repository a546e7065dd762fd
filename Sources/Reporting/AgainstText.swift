import SpoorModel

/// A comparison of two audits in the lines that a person reads at once.
public struct AgainstText {
  private let summary: AgainstSummary

  /// Takes what was compared.
  public init(_ summary: AgainstSummary) { self.summary = summary }

  /// The lines, without line breaks: the answer, a table and its words for each comparison, what became of
  /// predicted spans, the answers that changed most.
  ///
  /// Control characters of names are made visible, so that no text of an audit can steer the terminal.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; under 80 a table may be wider.
  ///   - style: whether escapes are written.
  /// - Returns: the lines, top to bottom; blocks are parted by empty ones.
  public func lines(width: Int, style: TerminalSummary.Style) -> [String] {
    let ink = Ink(style: style)
    let subject = "Against \(summary.before.audit), run \(summary.before.run):"
    let answer =
      subject.wrapped(to: width).map(ink.dim)
      + AgainstVerdict(summary: summary).sentence.wrapped(to: width).map(ink.bold)
    let changes = summary.leading.flatMap { change in
      [
        ChangeTable(title: summary.title(of: change), change: change).lines(width: width, ink: ink),
        change.statement.wrapped(to: width),
      ]
    }
    let falls = (summary.predicted ?? []).flatMap { fall in
      [
        FallTable(fall: fall).lines(width: width, ink: ink),
        fall.statement.wrapped(to: width),
      ]
    }
    let lists = (summary.responses ?? []).flatMap { changes in
      let table = AnswerTable(title: summary.title(of: changes), changes: changes)
      return [table.lead(width: width), table.lines(limit: listed, width: width, ink: ink)]
    }
    let caveats = summary.caveats.flatMap { $0.wrapped(to: width, hanging: "  ").map(ink.dim) }
    let blocks = [answer] + falls + changes + lists + [caveats]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// How many answers of a pair are listed: a screen holds ten.
  private var listed: Int { max(3, 10 / max(1, summary.responses?.count ?? 1)) }
}
