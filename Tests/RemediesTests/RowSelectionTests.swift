import Remedies
import ScratchFiles
import Statistics
import Testing

@Suite("Which rows to take out") struct RowSelectionTests {
  private func problem(_ generator: inout SplitMix64) -> CoverProblem {
    let rows = 1 + generator.index(below: 9)
    let runs = 1 + generator.index(below: 6)
    let holders = (0..<runs).map { _ in
      (0..<rows).filter { _ in generator.index(below: 3) == 0 }
    }
    return CoverProblem(
      holders: holders,
      spans: holders.map { $0.isEmpty ? 0 : 1 + generator.index(below: 3) },
      copies: (0..<rows).map { _ in generator.index(below: 4) == 0 ? 2 : 1 }
    )
  }

  private func cost(_ rows: some Sequence<Int>, _ problem: CoverProblem) -> Int {
    rows.reduce(0) { $0 + problem.copies[$1] }
  }

  private func freed(_ rows: Set<Int>, _ problem: CoverProblem) -> Set<Int> {
    let runs = problem.holders.indices
    return Set(
      runs.filter { !problem.holders[$0].isEmpty && rows.isSuperset(of: problem.holders[$0]) }
    )
  }

  private func spans(_ runs: Set<Int>, _ problem: CoverProblem) -> Int {
    runs.reduce(0) { $0 + problem.spans[$1] }
  }

  @Test(
    "what is predicted holds, the budget is kept, and no selection frees more than the best one",
    arguments: RowSelection.Rule.allCases
  )
  func random(rule: RowSelection.Rule) {
    var generator = SplitMix64(seed: 5)
    var (reached, best) = (0, 0)
    for _ in 0..<TestScale.count(150, heavy: 3000) {
      let problem = problem(&generator)
      let budget = generator.index(below: 10)
      let selection = RowSelection(rule, of: problem, budget: budget)
      #expect(cost(selection.rows, problem) <= budget)
      #expect(selection.rows.count == selection.ranked.count)
      #expect(selection.freed == freed(selection.rows, problem))
      #expect(selection.ranked.map(\.rank) == Array(selection.ranked.indices.map { $0 + 1 }))
      let reachedHere = spans(selection.freed, problem)
      #expect(selection.ranked.reduce(0) { $0 + $1.frees } == reachedHere)
      let optimum = optimum(problem, budget)
      #expect(reachedHere <= optimum)
      reached += reachedHere
      best += optimum
    }
    // Not a property, but a rule that freed hardly anything would pass all above.
    if rule == .cover { #expect(Double(reached) > 0.9 * Double(best)) }
  }

  /// The most spans that any set of rows within the budget frees.
  private func optimum(_ problem: CoverProblem, _ budget: Int) -> Int {
    let rows = problem.copies.indices
    return (0..<1 << rows.count).map { mask in
      let set = Set(rows.filter { mask >> $0 & 1 == 1 })
      return cost(set, problem) <= budget ? spans(freed(set, problem), problem) : 0
    }.max() ?? 0
  }

  @Test(
    "the rows of the first steps are what a budget of just so many selects",
    arguments: [3, 6, 100]
  )
  func nested(budget: Int) {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<TestScale.count(150, heavy: 2000) {
      let problem = problem(&generator)
      let ranked = RowSelection(.cover, of: problem, budget: budget).ranked
      for step in 0..<(ranked.last?.step ?? 0) {
        let first = ranked.filter { $0.step <= step }
        let part = RowSelection(.cover, of: problem, budget: cost(first.map(\.row), problem))
        #expect(part.ranked == first)
      }
    }
  }

  @Test("the run that frees most for each row comes first, with what it frees along the way")
  func order() {
    let problem = CoverProblem(
      holders: [[0, 1], [1], [2, 3, 4], [5]],
      spans: [3, 1, 2, 1],
      copies: [1, 1, 1, 1, 1, 1]
    )
    // Run 0 frees run 1 too: four spans for two rows.
    #expect(RowSelection(.cover, of: problem, budget: 6).ranked.map(\.row) == [0, 1, 5, 2, 3, 4])
    #expect(RowSelection(.cover, of: problem, budget: 1).ranked.map(\.row) == [1])
    #expect(RowSelection(.cover, of: problem, budget: 0).ranked.isEmpty)
  }

  @Test("by the ledger, rows that hold most spans come first, rare ones before frequent ones")
  func ledger() {
    let problem = CoverProblem(
      holders: [[0, 1, 2], [2, 3], [4]],
      spans: [1, 1, 1],
      copies: [1, 1, 1, 2, 1]
    )
    #expect(RowSelection(.ledger, of: problem, budget: 9).ranked.map(\.row) == [2, 4, 3, 0, 1])
    #expect(RowSelection(.ledger, of: problem, budget: 3).ranked.map(\.row) == [2, 4, 0])
  }
}
