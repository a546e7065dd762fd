import Corpora
import Remedies

/// An arm of a kit before it is written.
struct RemedyArm {
  let dataset: DatasetArm
  /// What is done to its rows.
  let action: RemedyManifest.Action
  /// Which draw of random rows it is; `nil` where the rows were selected.
  let draw: Int?
  /// The runs that stand in no row of it.
  let freed: Set<Int>
  /// The words that are left out or replaced.
  private let words: Int

  /// Each action on the selected rows, and on each draw of random ones.
  static func all(of plan: RemedyPlan, _ settings: RemedySettings) throws -> [RemedyArm] {
    try settings.actions.flatMap { action in
      switch action {
      case .relabel:
        try Relabelling.all(of: plan).enumerated().map { place, relabelling in
          RemedyArm(place, relabelling, plan.finding, saying: settings.answer)
        }
      case .drop, .simplify:
        ([plan.selection.rows] + plan.controls.map { Set($0.rows) }).enumerated().map {
          RemedyArm($0, without: $1, plan.finding.holdings)
        }
      }
    }
  }

  /// Leaves rows out; those of place 0 were selected.
  private init(_ place: Int, without rows: Set<Int>, _ holdings: DatasetHoldings) {
    action = .drop
    draw = place > 0 ? place : nil
    dataset = DatasetArm(Self.name(action, draw), rows: rows, .without)
    words = holdings.words(of: rows)
    freed = holdings.freed(without: rows)
  }

  /// Replaces answers; those of place 0 are of selected rows.
  private init(
    _ place: Int,
    _ relabelling: Relabelling,
    _ finding: RemedyFinding,
    saying answer: String
  ) {
    action = .relabel
    draw = place > 0 ? place : nil
    let turns = relabelling.turns
    dataset = DatasetArm(
      Self.name(action, draw),
      rows: Set(turns.keys),
      .saying { row, _ in
        Dictionary(uniqueKeysWithValues: (turns[row] ?? []).map { ($0, answer) })
      }
    )
    words = relabelling.words
    // The new answer may itself hold a span's words.
    freed = relabelling.freed.subtracting(finding.finder.runs(in: answer))
  }

  private static func name(_ action: RemedyManifest.Action, _ draw: Int?) -> String {
    action.rawValue + (draw.map { "-control-\($0)" } ?? "")
  }

  /// What the manifest says of it.
  func described(
    in finding: RemedyFinding,
    files: [RemedyManifest.File]
  ) -> RemedyManifest.Arm {
    RemedyManifest.Arm(
      dataset.name,
      action,
      draw: draw,
      rows: (finding.holdings.count(of: dataset.rows), words),
      frees: finding.spanCount(of: freed),
      files: files
    )
  }
}
