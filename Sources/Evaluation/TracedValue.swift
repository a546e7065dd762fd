import SpoorModel

/// A gold value with the trace of it; `nil` where it was missed.
struct TracedValue {
  let value: GoldValue
  let trace: TracedSpan?

  /// Gives each value the trace of its response that shares most characters with it.
  ///
  /// Of equals the flagged one comes first, then the shortest, then the first. Spans of other
  /// responses are none of theirs; a trace may be that of several values.
  ///
  /// - Complexity: O(values · traces of their response).
  static func matched(_ values: [GoldValue], to traces: [TracedSpan]) -> [TracedValue] {
    let byPrompt = Dictionary(grouping: traces, by: \.promptID)
    return values.map { value in
      let sharing = (byPrompt[value.promptID] ?? []).filter { trace in
        trace.model == value.model && trace.range.overlaps(value.range)
      }
      let best = sharing.min { Closeness($0, to: value) < Closeness($1, to: value) }
      return TracedValue(value: value, trace: best)
    }
  }

  /// The rank of the first of some rows in the trace's list, counted from 1.
  func rank(of rows: Set<RowID>) -> Int? {
    trace?.rows?.firstIndex(where: rows.contains).map { $0 + 1 }
  }
}

/// How well a trace fits a value; what fits better is less.
private struct Closeness: Comparable {
  let shared: Int
  let standing: TracedSpan.Standing
  let length: Int

  init(_ trace: TracedSpan, to value: GoldValue) {
    shared =
      min(trace.range.end, value.range.end) - max(trace.range.start, value.range.start)
    standing = trace.standing
    length = trace.range.count
  }

  static func < (one: Closeness, other: Closeness) -> Bool {
    guard one.shared == other.shared else { return one.shared > other.shared }
    guard one.standing == other.standing else { return one.standing == .flagged }
    return one.length < other.length
  }
}
