/// Rows in the order in which they are taken out so that many spans lose every row that holds them.
///
/// Each step takes the run that frees most spans for each row that still has to go, and takes out all that
/// hold it; runs that this frees along the way count. Equal ones: more spans, then the run given first. A
/// run that does not fit into what is left of the budget is passed over. So what a smaller budget selects is
/// the beginning, where that budget ends with a step.
///
/// A heuristic: to free most spans by so many rows is maximum coverage with whole containment (the least
/// rows that free a number of runs: "minimum k-union"), which is NP-hard.
struct CoverOrder {
  /// The rows of each step, ascending.
  private(set) var steps: [[Int]] = []

  private let problem: CoverProblem
  private let runsByRow: [Int: [Int]]
  /// The rows of each run that still stand.
  private var standing: [Set<Int>]
  private var values: [Value?]
  private var left: Int

  /// What taking a run out would free, and cost.
  private struct Value {
    var spans: Int
    var rows: Int

    func precedes(_ other: Value) -> Bool {
      let (one, two) = (spans * other.rows, other.spans * rows)
      return one == two ? spans > other.spans : one > two
    }
  }

  /// - Complexity: O(steps · runs), and for each step the rows of the runs near to those that it took out.
  init(_ problem: CoverProblem, budget: Int) {
    self.problem = problem
    left = budget
    // A run of more rows than the budget is never freed; to leave it out keeps frequent words cheap.
    standing = problem.holders.map { holders in
      let cost = holders.reduce(0) { $0 + problem.copies[$1] }
      return cost <= budget ? Set(holders) : []
    }
    var runsByRow: [Int: [Int]] = [:]
    for (run, rows) in standing.enumerated() {
      for row in rows { runsByRow[row, default: []].append(run) }
    }
    self.runsByRow = runsByRow
    values = Array(repeating: nil, count: standing.count)
    while let run = next() { take(run) }
  }

  /// The run to take out next; `nil` where none fits.
  private mutating func next() -> Int? {
    var best: (run: Int, value: Value)?
    for run in standing.indices where !standing[run].isEmpty {
      let value = values[run] ?? value(of: run)
      values[run] = value
      guard value.rows <= left else { continue }
      if best.map({ value.precedes($0.value) }) ?? true { best = (run, value) }
    }
    return best?.run
  }

  private mutating func take(_ run: Int) {
    let gone = standing[run]
    steps.append(gone.sorted())
    left -= gone.reduce(0) { $0 + problem.copies[$1] }
    let touched = Set(gone.flatMap { runsByRow[$0] ?? [] })
    for run in touched { standing[run].subtract(gone) }
    // What a run frees depends on every run that it shares a row with.
    for row in Set(touched.flatMap { standing[$0] }) {
      for run in runsByRow[row] ?? [] { values[run] = nil }
    }
  }

  private func value(of run: Int) -> Value {
    var hits: [Int: Int] = [:]
    for row in standing[run] {
      for other in runsByRow[row] ?? [] { hits[other, default: 0] += 1 }
    }
    let freed = hits.filter { $0.value == standing[$0.key].count }.keys
    return Value(
      spans: freed.reduce(0) { $0 + problem.spans[$1] },
      rows: standing[run].reduce(0) { $0 + problem.copies[$1] }
    )
  }
}
