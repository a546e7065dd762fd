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

  /// Each action on the selected rows, and on each draw of random ones.
  static func all(of plan: RemedyPlan, _ settings: RemedySettings) -> [RemedyArm] {
    let controls = plan.controls.map { Set($0.rows) }
    return settings.actions.flatMap { action in
      [RemedyArm(action, plan.selection.rows, draw: nil, plan, settings)]
        + controls.enumerated().map { RemedyArm(action, $1, draw: $0 + 1, plan, settings) }
    }
  }

  private init(
    _ action: RemedyManifest.Action,
    _ rows: Set<Int>,
    draw: Int?,
    _ plan: RemedyPlan,
    _ settings: RemedySettings
  ) {
    let finder = plan.finding.finder
    let name = action.rawValue + (draw.map { "-control-\($0)" } ?? "")
    let gone = plan.finding.holdings.freed(without: rows)
    self.action = action
    self.draw = draw
    guard action == .relabel else {
      freed = gone
      dataset = DatasetArm(name, rows: rows, .without)
      return
    }
    // The new answer may itself hold a span's words.
    freed = gone.subtracting(finder.runs(in: settings.answer))
    dataset = DatasetArm(
      name,
      rows: rows,
      .saying { _, source in
        let turns = AnswerTurns(of: source, freeing: gone, by: finder)
        let answered = draw == nil ? turns.treated : turns.control
        return Dictionary(uniqueKeysWithValues: answered.map { ($0, settings.answer) })
      }
    )
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
      rows: (
        finding.holdings.count(of: dataset.rows), finding.holdings.words(of: dataset.rows)
      ),
      frees: finding.spanCount(of: freed),
      files: files
    )
  }
}
