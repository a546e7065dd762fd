import Corpora
import Remedies

/// Which answers of a row are replaced: of a conversation not all need be.
struct AnswerTurns {
  /// Of a row that was selected: those that hold a run which is to go, else those that hold any, else the
  /// last.
  let treated: [Int]
  /// Of a random row: those that hold a run which would go, else the last.
  let control: [Int]

  init(of source: SourceRow, freeing freed: Set<Int>, by finder: RunFinder) {
    let held = source.outputs.map { finder.runs(in: $0) }
    let last = held.isEmpty ? [] : [held.count - 1]
    let freeing = held.indices.filter { !held[$0].isDisjoint(with: freed) }
    let holding = held.indices.filter { !held[$0].isEmpty }
    control = freeing.isEmpty ? last : freeing
    treated = freeing.isEmpty && !holding.isEmpty ? holding : control
  }
}
