/// What a budget of rows would free.
public struct BudgetPoint: Hashable, Sendable, Codable {
  /// The shares of the dataset's rows that a kit tells of.
  public static let shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]

  /// The share of the dataset's rows.
  public var share: Double
  /// How many rows would be selected, copies included.
  public var rows: Int
  /// How many spans would stand in no row any more.
  public var frees: Int

  /// Creates a point.
  public init(share: Double, rows: Int, frees: Int) {
    self.share = share
    self.rows = rows
    self.frees = frees
  }

  /// What each of ``shares`` would free by a rule.
  ///
  /// - Complexity: that of a ``RowSelection`` each.
  public static func all(of problem: CoverProblem, by rule: RowSelection.Rule) -> [BudgetPoint] {
    let total = problem.copies.reduce(0, +)
    return shares.map { share in
      let budget = Int(share * Double(total))
      let selection = RowSelection(rule, of: problem, budget: budget)
      return BudgetPoint(
        share: share,
        rows: selection.rows.reduce(0) { $0 + problem.copies[$1] },
        frees: selection.freed.reduce(0) { $0 + problem.spans[$1] }
      )
    }
  }
}
