import Remedies
import SpoorModel

/// Which rows a kit selects, and which random ones stand beside them.
struct RemedyPlan {
  let finding: RemedyFinding
  let budget: Int
  let selection: RowSelection
  let controls: [ControlDraw]

  /// Selects and draws.
  ///
  /// - Throws: ``SpoorError`` where nothing can be selected, or no control be drawn.
  init(_ finding: RemedyFinding, _ settings: RemedySettings) throws {
    self.finding = finding
    budget = settings.size.budget(of: finding.holdings.numbers.count)
    let problem = CoverProblem(finding.holdings, spans: finding.spans)
    selection = RowSelection(settings.rule, of: problem, budget: budget)
    guard !selection.ranked.isEmpty else { throw Self.nothingFits(budget, finding.holdings) }
    let selected = selection.rows
    controls = try ControlDraw.draws(
      settings.draws,
      seed: settings.seed,
      besides: selected,
      of: finding.holdings
    )
  }

  private static func nothingFits(_ budget: Int, _ holdings: DatasetHoldings) -> SpoorError {
    let least = holdings.holders.map { holdings.count(of: $0.map(\.row)) }.min() ?? 0
    return SpoorError(
      .badInput,
      "no span can be freed within \(budget) \(budget == 1 ? "row" : "rows"): the rarest stands in \(least)",
      remedy: "Allow at least \(least) rows, with '--rows' or '--share'."
    )
  }
}
