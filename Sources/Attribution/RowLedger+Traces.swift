public import SpoorModel

extension RowLedger {
  /// Turns traces round: from each span's rows to each row's spans.
  ///
  /// Only spans whose whole run stands in an output count, in each row of ``TraceEntry/holders``. A
  /// span of ``Tracer/Limits/rankedOccurrences`` (2,000) places or more has none: such words
  /// support no row in particular, and some of their rows would look like all.
  ///
  /// - Parameters:
  ///   - traces: the traces of one model's doubted spans.
  ///   - model: the model.
  ///   - describing: a row's id, instruction, copies and category by its number; asked once a row.
  /// - Complexity: O(supports · log supports).
  public init(
    of traces: [TraceEntry],
    model: String,
    describing: (Int) throws -> LedgerRow
  ) rethrows {
    let held = traces.filter { !$0.holders.isEmpty }
    let spans = held.map { HeldSpan($0.trace, rows: $0.holders.count) }
    var supports: [Int: [Int]] = [:]
    for (place, entry) in held.enumerated() {
      for row in entry.holders { supports[row, default: []].append(place) }
    }
    var entries = try supports.map { number, places in
      (number: number, entry: Entry(row: try describing(number), supports: places, best: []))
    }
    entries.sort { $0.number < $1.number }
    let rowIDs = Dictionary(uniqueKeysWithValues: entries.map { ($0.number, $0.entry.row.rowID) })
    let best = held.map { Self.best(of: $0, rowIDs) }
    for index in entries.indices {
      let number = entries[index].number
      entries[index].entry.add(spans) { best[$0] == number }
    }
    self.init(
      model: model,
      spans: spans,
      // Sorting is stable, so that rows alike in everything stay in the dataset's order.
      entries: entries.map(\.entry).sorted { $0.precedes($1) }
    )
  }

  /// The holder that the trace ranks first; of rows that share its id, the first.
  private static func best(of entry: TraceEntry, _ rowIDs: [Int: RowID]) -> Int? {
    guard let best = entry.trace.rows.first?.rowID else { return nil }
    return entry.holders.first { rowIDs[$0] == best }
  }
}

extension RowLedger.Entry {
  /// Adds up the spans that the entry supports, and puts them in order.
  fileprivate mutating func add(_ spans: [RowLedger.HeldSpan], isBest: (Int) -> Bool) {
    best = Set(supports.filter(isBest))
    row.spans = supports.count
    row.borrowed = supports.count { spans[$0].provenance == .borrowed }
    row.best = best.count
    row.credit = supports.reduce(0) { $0 + 1 / Double(spans[$1].rows) }
    let lifts = supports.compactMap { spans[$0].lift }
    row.lift = lifts.isEmpty ? nil : lifts.reduce(0, +)
    supports.sort { spans[$0].precedes(spans[$1]) ?? ($0 < $1) }
  }

  fileprivate func precedes(_ other: RowLedger.Entry) -> Bool {
    (row.borrowed, row.spans, row.credit)
      > (other.row.borrowed, other.row.spans, other.row.credit)
  }
}

extension RowLedger.HeldSpan {
  /// Whether a span comes first; `nil` where nothing but their places decides.
  fileprivate func precedes(_ other: RowLedger.HeldSpan) -> Bool? {
    let isBorrowed = [self, other].map { $0.provenance == .borrowed }
    guard isBorrowed[0] == isBorrowed[1] else { return isBorrowed[0] }
    let lifts = [self, other].map { $0.lift ?? -.infinity }
    return lifts[0] == lifts[1] ? nil : lifts[0] > lifts[1]
  }
}
