import SpoorModel

extension ReportItem {
  /// Whether a page shows `one` first: in the glossary's order of provenances, then by lift, largest first.
  static func precedes(_ one: ReportItem, _ other: ReportItem) -> Bool {
    let places = [one, other].map { $0.entry.trace.provenance.place }
    guard places[0] == places[1] else { return places[0] < places[1] }
    let lifts = [one, other].map { $0.entry.trace.rankedLift }
    guard lifts[0] == lifts[1] else { return lifts[0] > lifts[1] }
    let chances = [one, other].map { $0.entry.trace.expectedByChance }
    let arePassages = [one, other].allSatisfy { $0.entry.trace.span.kind == .passage }
    if arePassages, chances[0] != chances[1] { return chances[0] < chances[1] }
    let spans = [one.entry.trace.span, other.entry.trace.span]
    return (spans[0].promptID, spans[0].range, spans[0].model)
      < (spans[1].promptID, spans[1].range, spans[1].model)
  }

  /// About how many bytes the trace takes as markup: its texts, and what stands around them.
  ///
  /// Cheap, so that a page can be planned before any of it is written.
  var weight: Int {
    let trace = entry.trace
    let rows = entry.evidence.reduce(0) { sum, evidence in
      sum + 300 + min(evidence.text.utf8.count, 1600) + min(evidence.instruction.utf8.count, 400)
    }
    let reasons = trace.span.evidence.reduce(0) { $0 + 250 + min($1.text?.utf8.count ?? 0, 400) }
    let near = trace.near.map { 500 + $0.text.utf8.count + $0.matched.utf8.count } ?? 0
    let said = response.utf8.count + 2 * prompt.instruction.utf8.count + trace.span.text.utf8.count
    return 1500 + said + 20 * strip.count + rows + reasons + near
  }
}

extension Provenance {
  /// Its place in the glossary.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Trace {
  /// The lift, with the unknown after all others.
  fileprivate var rankedLift: Double {
    guard let lift, !lift.isNaN else { return -.infinity }
    return lift
  }
}
