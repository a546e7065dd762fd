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
  private var dropped: [ListedRow] = []
  private var drawn: [[ListedRow]]
  private var ranked: [Int: (rank: Int, task: SimplifyTask)] = [:]

  init(_ plan: RemedyPlan) {
    self.plan = plan
    selected = Dictionary(uniqueKeysWithValues: plan.selection.ranked.map { ($0.row, $0) })
    controls = plan.controls.map { Set($0.rows) }
    drawn = controls.map { _ in [] }
  }

  /// Takes note of a row; answers it if it is kept.
  func add(_ source: SourceRow, _ number: Int) -> ListedRow? {
    let row = plan.finding.holdings.rows[number]
    var listed = ListedRow(source, row, selected[number])
    listed.place.file = URL(filePath: listed.place.file).relativeToHere
    for (draw, rows) in controls.enumerated() where rows.contains(number) {
      drawn[draw].append(listed)
    }
    guard let rank = selected[number]?.rank else { return listed }
    dropped.append(listed)
    if ranked[number] == nil { ranked[number] = (rank, task(source, row)) }
    return nil
  }

  /// The lists' names and lines, selected rows first to go first; that of the kept rows is written as they
  /// come.
  var lists: [(name: String, lines: [String])] {
    let ordered = dropped.enumerated()
      .sorted {
        ($0.element.selected?.rank ?? 0, $0.offset) < ($1.element.selected?.rank ?? 0, $1.offset)
      }
      .map(\.element.line)
    // Three things that one can do about the same rows.
    return ["drop", "relabel", "simplify"].map { ($0, ordered) }
      + drawn.enumerated().map { ("control-\($0 + 1)", $1.map(\.line)) }
  }

  /// Of a conversation, the answer that is to be shortened is the one that holds most runs which are to go.
  private func task(_ source: SourceRow, _ row: DatasetHoldings.Row) -> SimplifyTask {
    let finder = plan.finding.finder
    let held = source.outputs.map { finder.runs(in: $0) }
    let order = held.indices.sorted { one, other in
      let (a, b) = (held[one], held[other])
      let freed = plan.selection.freed
      let counts = (a.intersection(freed).count, a.count)
      return counts == (b.intersection(freed).count, b.count)
        ? one < other : counts > (b.intersection(freed).count, b.count)
    }
    let turn = order.first ?? 0
    let words =
      source.outputs.indices.contains(turn) ? finder.starts(in: source.outputs[turn]) { _ in } : 0
    return SimplifyTask(source.row, hash: row.hash, turn: turn, words: words)
  }
}
