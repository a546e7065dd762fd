/// Which rows hold which runs, how many spans have each run, and how many copies each row has.
public struct CoverProblem: Sendable {
  /// The rows that hold each run, each once.
  public let holders: [[Int]]
  /// How many spans have each run.
  public let spans: [Int]
  /// How many copies of each row the dataset has.
  public let copies: [Int]

  /// States a problem; `spans` has a number for each of `holders`.
  public init(holders: [[Int]], spans: [Int], copies: [Int]) {
    self.holders = holders
    self.spans = spans
    self.copies = copies
  }

  /// The problem that a dataset poses.
  public init(_ holdings: DatasetHoldings, spans: [Int]) {
    self.init(
      holders: holdings.holders.map { $0.map(\.row) },
      spans: spans,
      copies: holdings.rows.map(\.copies)
    )
  }

  /// The runs that each row holds.
  var runsByRow: [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    for (run, rows) in holders.enumerated() {
      for row in rows { runs[row, default: []].append(run) }
    }
    return runs
  }

  /// Rows by how many spans they hold, then by their share in them (a span of n rows gives each 1/n), then
  /// in the dataset's order; one that no longer fits is passed over.
  func ledgerOrder(budget: Int) -> [Int] {
    let entries = runsByRow.map { row, runs in
      (
        row: row, spans: runs.reduce(0) { $0 + spans[$1] },
        credit: runs.reduce(0.0) { $0 + Double(spans[$1]) / Double(holders[$1].count) }
      )
    }
    let order = entries.sorted { ($1.spans, $1.credit, $0.row) < ($0.spans, $0.credit, $1.row) }
    var left = budget
    return order.map(\.row).filter { row in
      guard copies[row] <= left else { return false }
      left -= copies[row]
      return true
    }
  }
}
