public import AuditStore
import SpoorModel

extension DrawnTask {
  /// A doubted span of a run from which no queue was drawn: as if all of them had been.
  public init(listed item: AuditItem) {
    self.init(
      task: ReviewTask(item),
      model: item.span.model,
      purpose: .sample,
      stratum: Stratum(
        model: item.span.model,
        provenance: item.entry.trace.provenance,
        scoreBin: 0
      ),
      inclusion: 1,
      experts: 1,
      score: item.span.score
    )
  }
}

extension [QueueDraw.Count] {
  /// The strata of tasks that are all that there is.
  public init(ofAll tasks: [DrawnTask]) {
    let counts = Dictionary(tasks.map { ($0.stratum, 1) }, uniquingKeysWith: +)
    self = counts.keys.sorted().map { stratum in
      let count = counts[stratum, default: 0]
      return QueueDraw.Count(stratum: stratum, items: count, drawn: count)
    }
  }
}
