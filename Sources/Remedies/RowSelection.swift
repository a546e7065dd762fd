/// Which rows to take out of a dataset, within a budget, and what that frees.
///
/// A span is predicted to disappear when no row that holds its run is left. The rows are ranked: those
/// before the end of a step are what a budget of just so many rows selects.
public struct RowSelection: Hashable, Sendable {
  /// How rows are chosen.
  public enum Rule: String, Sendable, Codable, CaseIterable {
    /// The run that frees most spans a row next (``CoverOrder``).
    case cover
    /// The row that holds most borrowed spans next.
    case ledger
  }

  /// A row that was selected.
  public struct Ranked: Hashable, Sendable {
    /// Its place in the order, from 1.
    public var rank: Int
    /// Which step of the rule took it, from 1.
    public var step: Int
    /// The row's number among ``DatasetHoldings/rows``.
    public var row: Int
    /// How many spans it holds.
    public var spans: Int
    /// How many spans are freed when it is gone, and all before it.
    public var frees: Int
  }

  /// The rows, first to go first.
  public let ranked: [Ranked]
  /// The runs that no row holds afterwards.
  public let freed: Set<Int>

  /// Selects rows.
  ///
  /// - Parameters:
  ///   - rule: how rows are chosen.
  ///   - problem: who holds what.
  ///   - budget: how many rows may go, copies counted.
  public init(_ rule: Rule, of problem: CoverProblem, budget: Int) {
    let steps: [[Int]] =
      switch rule {
      case .cover: CoverOrder(problem, budget: budget).steps
      case .ledger: problem.ledgerOrder(budget: budget).map { [$0] }
      }
    let order = steps.enumerated().flatMap { step, rows in rows.map { (step: step + 1, row: $0) } }
    var left = problem.holders.map(\.count)
    var freed: Set<Int> = []
    let byRow = problem.runsByRow
    ranked = order.enumerated().map { place, taken in
      let row = taken.row
      let runs = byRow[row] ?? []
      for run in runs { left[run] -= 1 }
      let gone = runs.filter { left[$0] == 0 }
      freed.formUnion(gone)
      return Ranked(
        rank: place + 1,
        step: taken.step,
        row: row,
        spans: runs.reduce(0) { $0 + problem.spans[$1] },
        frees: gone.reduce(0) { $0 + problem.spans[$1] }
      )
    }
    self.freed = freed
  }

  /// The rows, as a set.
  public var rows: Set<Int> { Set(ranked.map(\.row)) }
}
