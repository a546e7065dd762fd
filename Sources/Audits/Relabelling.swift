import Remedies

/// Which answers of a dataset say something else in an arm, and what that comes to.
struct Relabelling {
  /// The places of the replaced answers among a row's outputs, by the row's number.
  let turns: [Int: [Int]]
  /// The words of the replaced answers, copies included.
  let words: Int
  /// The runs that no other answer holds.
  let freed: Set<Int>

  private init(_ turns: [Int: [Int]], _ answers: [Int: AnswerTurns], _ holdings: DatasetHoldings) {
    self.turns = turns
    var freed = holdings.freed(without: Set(turns.keys))
    var words = 0
    for (row, replaced) in turns {
      guard let answer = answers[row] else { continue }
      freed.subtract(answer.runs(besides: replaced))
      words += answer.lengths(of: replaced).reduce(0, +) * holdings.rows[row].copies
    }
    (self.freed, self.words) = (freed, words)
  }

  /// That of the selected rows, then that of each draw of random ones.
  ///
  /// A random row loses the answers nearest in words to those which the row that it was drawn for loses.
  static func all(of plan: RemedyPlan) throws -> [Relabelling] {
    let (holdings, selected) = (plan.finding.holdings, plan.selection.rows)
    let drawn = plan.controls.flatMap(\.rows)
    let answers = try AnswerTurns.all(of: selected.union(drawn), in: plan.finding)
    let gone = plan.selection.freed
    let treated = answers.filter { selected.contains($0.key) }.mapValues {
      $0.treated(freeing: gone)
    }
    let controls = plan.controls.map { draw in
      draw.partners.reduce(into: [Int: [Int]]()) { turns, pair in
        let lengths = answers[pair.value]?.lengths(of: treated[pair.value] ?? []) ?? []
        turns[pair.key] = answers[pair.key]?.nearest(to: lengths)
      }
    }
    return ([treated] + controls).map { Relabelling($0, answers, holdings) }
  }
}
