import SpoorModel

/// Which of a model's traces a page shows: all, or a fair part of them in a stated order.
struct TraceSelection {
  /// The most traces of one model that a page shows.
  static let limit = 300

  /// The shown items, in the glossary's order of provenances, then by lift, largest first.
  let shown: [ReportItem]
  /// How many traces the audit found.
  let total: Int

  /// Chooses from one model's items: some of every provenance first, then in the order of showing.
  ///
  /// `found` is the audit's own count, where it is more than the items.
  init(of items: [ReportItem], among found: Int = 0, limit: Int = TraceSelection.limit) {
    total = max(items.count, found)
    let sorted = items.sorted(by: Self.precedes)
    guard items.count > limit else {
      shown = sorted
      return
    }
    let share = limit / Provenance.allCases.count
    var seen: [Provenance: Int] = [:]
    var fair: Set<Int> = []
    for (index, item) in sorted.enumerated() {
      seen[item.entry.trace.provenance, default: 0] += 1
      if seen[item.entry.trace.provenance, default: 0] <= share { fair.insert(index) }
    }
    let others = sorted.indices.filter { !fair.contains($0) }.prefix(limit - fair.count)
    shown = fair.union(others).sorted().map { sorted[$0] }
  }

  /// How many are shown, why these, and where the others are.
  var statement: String {
    let text = FigureText.page
    guard shown.count < total else { return "\(text.count(total, "trace")), all shown" }
    return
      "\(text.count(shown.count)) of \(text.count(total)) traces shown, some of every provenance; "
      + "all stand in traces.jsonl beside this page"
  }

  private static func precedes(_ one: ReportItem, _ other: ReportItem) -> Bool {
    let places = [one, other].map { place(of: $0.entry.trace.provenance) }
    guard places[0] == places[1] else { return places[0] < places[1] }
    let lifts = [one, other].map { $0.entry.trace.rankedLift }
    guard lifts[0] == lifts[1] else { return lifts[0] > lifts[1] }
    let chances = [one, other].map { $0.entry.trace.expectedByChance }
    let arePassages = [one, other].allSatisfy { $0.entry.trace.span.kind == .passage }
    if arePassages, chances[0] != chances[1] { return chances[0] < chances[1] }
    let spans = [one.entry.trace.span, other.entry.trace.span]
    return (spans[0].promptID, spans[0].range) < (spans[1].promptID, spans[1].range)
  }

  private static func place(of provenance: Provenance) -> Int {
    Provenance.allCases.firstIndex(of: provenance) ?? 0
  }
}

extension Trace {
  /// The lift, with the unknown after all others.
  fileprivate var rankedLift: Double {
    guard let lift, !lift.isNaN else { return -.infinity }
    return lift
  }
}
