import Corpora
import Foundation
import Remedies
import SpoorModel

/// Gathers the rows that a kit's lists name while the dataset is copied.
final class RemedyLists {
  /// The selected rows whose answers are to be shortened, first to go first.
  var tasks: [SimplifyTask] { ranked.values.sorted { $0.rank < $1.rank }.map(\.task) }

  private let plan: RemedyPlan
  private let selected: [Int: RowSelection.Ranked]
  private let controls: [Set<Int>]
  /// The names of the dataset's files, as the manifest has them.
  private let names: [String]
  private var dropped: [(rank: Int, row: ListedRow)] = []
  private var drawn: [[ListedRow]]
  private var ranked: [Int: (rank: Int, task: SimplifyTask)] = [:]

  init(_ plan: RemedyPlan) {
    self.plan = plan
    selected = Dictionary(uniqueKeysWithValues: plan.selection.ranked.map { ($0.row, $0) })
    controls = plan.controls.map { Set($0.rows) }
    names = plan.finding.sources.map(\.name)
    drawn = controls.map { _ in [] }
  }

  /// Takes note of a row; answers it if it is kept.
  func add(_ source: SourceRow, _ number: Int) -> ListedRow? {
    let row = plan.finding.holdings.rows[number]
    var listed = ListedRow(source, row, selected[number])
    listed.place.file = names[source.file]
    for (draw, rows) in controls.enumerated() where rows.contains(number) {
      drawn[draw].append(listed)
    }
    guard let rank = selected[number]?.rank else { return listed }
    let task = ranked[number]?.task ?? task(source, row)
    ranked[number] = (rank, task)
    listed.turn = task.turn
    dropped.append((rank, listed))
    return nil
  }

  /// The lists' names and lines, selected rows first to go first.
  ///
  /// That of the kept rows is not among them: it is written as they come.
  var lists: [(name: String, lines: [String])] {
    // Sorting is stable, so that copies stay in the dataset's order.
    let ordered = dropped.sorted { $0.rank < $1.rank }.map(\.row)
    let plain = ordered.map { row in
      var row = row
      row.turn = nil
      return row.line
    }
    // Three things that one can do about the same rows.
    return [("drop", plain), ("relabel", plain), ("simplify", ordered.map(\.line))]
      + drawn.enumerated().map { ("control-\($0 + 1)", $1.map(\.line)) }
  }

  /// Of a conversation, the answer that is to be shortened is the one that holds most runs which are to go;
  /// of equal ones the one that holds most runs, then the first.
  private func task(_ source: SourceRow, _ row: DatasetHoldings.Row) -> SimplifyTask {
    let finder = plan.finding.finder
    let worth = source.outputs.enumerated().map { turn, text in
      let held = finder.runs(in: text)
      return (held.intersection(plan.selection.freed).count, held.count, -turn)
    }
    let turn = worth.indices.max { worth[$0] < worth[$1] } ?? 0
    let text = source.outputs.indices.contains(turn) ? source.outputs[turn] : ""
    let words = finder.starts(in: text) { _ in }
    return SimplifyTask(source.row, hash: row.hash, turn: turn, words: words)
  }
}
