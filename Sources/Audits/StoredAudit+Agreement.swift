import AuditStore
import DurableFiles
import Foundation
import Reporting
public import Review
import SpoorModel

extension StoredAudit {
  /// What experts were asked: the drawn queue with all that was said of it, or, where none was drawn, the
  /// latest run's doubted spans.
  public func reviewed() throws -> ReviewedTasks {
    if let draw = try store.latestDraw() {
      return ReviewedTasks(
        tasks: try store.judged(draw.tasks),
        source: .queue(draw.time, seed: draw.settings.seed),
        strata: draw.strata
      )
    }
    let listed = try queue().map(DrawnTask.init(listed:))
    return ReviewedTasks(
      tasks: try store.judged(listed),
      source: .list,
      strata: Array(ofAll: listed)
    )
  }

  /// What experts' verdicts come to.
  public func reviewFigures() throws -> ReviewFigures {
    let summary = try JSONDecoder().decode(
      AuditSummary.self,
      from: Data(try latestRun().summary.utf8)
    )
    let methods = summary.models.map { ($0.name, $0.method.rawValue) }
    let reviewed = try reviewed()
    let asked = Set(reviewed.tasks.map(\.drawn.task.id))
    return ReviewFigures(
      of: reviewed,
      methods: Dictionary(methods) { first, _ in first },
      elsewhere: try store.judgedItems().subtracting(asked).count
    )
  }
}
