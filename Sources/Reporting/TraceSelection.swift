import SpoorModel

/// Which of a model's traces stand whole in a page: all, or a fair part of them in a stated order.
struct TraceSelection {
  /// How much a page holds of one model.
  struct Limit {
    /// The most traces.
    var traces: Int
    /// About the most bytes.
    var bytes: Int

    /// Joins both.
    init(traces: Int, bytes: Int) {
      self.traces = traces
      self.bytes = bytes
    }

    /// One model's share of what a page holds: 120 traces of two megabytes, however many models there are.
    init(models: Int) {
      let models = max(1, models)
      traces = max(1, 120 / models)
      bytes = 2_000_000 / models
    }
  }

  /// The shown items, in the glossary's order of provenances, then by lift, largest first.
  let shown: [ReportItem]
  /// How many traces the audit found.
  let total: Int

  /// Chooses from one model's items: some of every provenance first, then in the order of showing.
  ///
  /// `found` is the audit's own count, where it is more than the items.
  init(of items: [ReportItem], among found: Int = 0, limit: Limit) {
    total = max(items.count, found)
    let sorted = items.sorted(by: ReportItem.precedes)
    var count = limit.traces
    var chosen = Self.fair(sorted, limit: count)
    while count > 1, chosen.reduce(0, { $0 + $1.weight }) > limit.bytes {
      count /= 2
      chosen = Self.fair(sorted, limit: count)
    }
    shown = chosen
  }

  private static func fair(_ sorted: [ReportItem], limit: Int) -> [ReportItem] {
    guard sorted.count > limit else { return sorted }
    let share = limit / Provenance.allCases.count
    var seen: [Provenance: Int] = [:]
    var fair: Set<Int> = []
    for (index, item) in sorted.enumerated() {
      seen[item.entry.trace.provenance, default: 0] += 1
      if seen[item.entry.trace.provenance, default: 0] <= share { fair.insert(index) }
    }
    let others = sorted.indices.filter { !fair.contains($0) }.prefix(limit - fair.count)
    return fair.union(others).sorted().map { sorted[$0] }
  }

  /// How many are shown, why these, and where the others are.
  var statement: String {
    let text = FigureText.page
    guard shown.count < total else { return "\(text.count(total, "trace")), all shown" }
    return
      "\(text.count(shown.count)) of \(text.count(total)) traces shown, some of every provenance; "
      + "all stand in traces.jsonl beside this page"
  }
}
