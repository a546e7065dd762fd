import Attribution
import PhraseIndex
import SpoorModel
import Statistics
import Testing

@Suite("The ledger of training rows")
struct RowLedgerTests {
  /// A trace of a span that these rows hold, the best of them first among its evidence.
  private static func entry(
    _ place: Int,
    prompt: String = "p",
    _ provenance: Provenance,
    lift: Double?,
    holders: [Int],
    best: Int?
  ) -> TraceEntry {
    let row = best.map {
      TraceRow(
        rowID: .number(1000 + $0),
        place: TrainingRow.Place(.output),
        matched: "x",
        range: ScalarRange(0, 1),
        score: 1
      )
    }
    let trace = Trace(
      span: .example(at: ScalarRange(place, place + 1), text: "span \(place)", promptID: prompt),
      provenance: provenance,
      lift: lift,
      occurrences: holders.count,
      expectedByChance: 0,
      tokenCount: 1,
      rows: [row].compactMap { $0 }
    )
    return TraceEntry(trace: trace, evidence: [], holders: holders)
  }

  private static func row(_ number: Int) -> LedgerRow {
    LedgerRow(
      rowID: .number(1000 + number),
      copies: 1 + number % 3,
      instruction: "Ask \(number)",
      category: [nil, .unknown, .highlyKnown][number % 3]
    )
  }

  private static func ledger(_ entries: [TraceEntry]) -> RowLedger {
    RowLedger(of: entries, model: "m", describing: row)
  }

  /// Traces drawn at random: some that no row holds, some of unknown lift.
  private static func drawn(_ seed: UInt64) -> [TraceEntry] {
    var generator = SplitMix64(seed: seed)
    return (0..<generator.index(below: 60)).map { place in
      let count = generator.index(below: 6)
      let holders = Set((0..<count).map { _ in generator.index(below: 25) }).sorted()
      let provenances: [Provenance] =
        holders.isEmpty ? [.unseen, .partial] : [.borrowed, .weak, .common]
      return entry(
        place,
        prompt: "p\(generator.index(below: 9))",
        provenances[generator.index(below: provenances.count)],
        lift: generator.index(below: 4) == 0 ? nil : Double(generator.index(below: 40)) / 4,
        holders: holders,
        best: holders.isEmpty ? nil : holders[generator.index(below: holders.count)]
      )
    }
  }

  @Test("each row agrees with a plain count over all spans", arguments: 1...UInt64(40))
  func reference(seed: UInt64) throws {
    let entries = Self.drawn(seed)
    let ledger = Self.ledger(entries)
    let held = entries.filter { !$0.holders.isEmpty }
    #expect(ledger.spans.map(\.text) == held.map(\.trace.span.text))
    #expect(Set(ledger.entries.map(\.row.rowID)).count == ledger.entries.count)
    for number in 0..<25 {
      let own = held.indices.filter { held[$0].holders.contains(number) }
      let entry = ledger.entries.first { $0.row.rowID == .number(1000 + number) }
      guard let entry else {
        #expect(own.isEmpty)
        continue
      }
      let row = entry.row
      #expect(entry.supports.sorted() == own)
      #expect(row.spans == own.count)
      #expect(row.borrowed == own.count { held[$0].trace.provenance == .borrowed })
      #expect(
        entry.best
          == Set(own.filter { held[$0].trace.rows.first?.rowID == .number(1000 + number) })
      )
      #expect(row.best == entry.best.count)
      let lifts = own.compactMap { held[$0].trace.lift }
      #expect(row.lift == (lifts.isEmpty ? nil : lifts.reduce(0, +)))
      #expect(row.copies == Self.row(number).copies && row.category == Self.row(number).category)
    }
  }

  @Test("sums over rows are sums over spans", arguments: 1...UInt64(40))
  func sums(seed: UInt64) {
    let entries = Self.drawn(seed)
    let ledger = Self.ledger(entries)
    let rows = ledger.entries.map(\.row)
    #expect(rows.map(\.spans).reduce(0, +) == entries.map(\.holders.count).reduce(0, +))
    #expect(rows.map(\.best).reduce(0, +) == ledger.spans.count)
    let borrowed = entries.filter { $0.trace.provenance == .borrowed }
    #expect(rows.map(\.borrowed).reduce(0, +) == borrowed.map(\.holders.count).reduce(0, +))
    #expect(abs(rows.map(\.credit).reduce(0, +) - Double(ledger.spans.count)) < 1e-9)
  }

  @Test("rows stand by borrowed spans, then spans, then credit, then the dataset's order")
  func order() {
    let ledger = Self.ledger([
      Self.entry(0, .borrowed, lift: 3, holders: [4, 9], best: 9),
      Self.entry(1, .weak, lift: 1, holders: [2, 3, 4], best: 2),
      Self.entry(2, .weak, lift: nil, holders: [2, 3, 9], best: 9),
      Self.entry(3, .weak, lift: 2, holders: [5], best: 5),
      Self.entry(4, .common, lift: 2, holders: [7, 8], best: 7),
      Self.entry(5, .unseen, lift: 2, holders: [], best: nil),
    ])
    let numbers = ledger.entries.map { entry -> Int in
      guard case .number(let id) = entry.row.rowID else { return -1 }
      return id - 1000
    }
    #expect(numbers == [4, 9, 2, 3, 5, 7, 8])
    #expect(ledger.spans.count == 5)
  }

  @Test("a row's spans stand borrowed first, each by lift, the unknown last")
  func spans() throws {
    let ledger = Self.ledger([
      Self.entry(0, .weak, lift: 9, holders: [1], best: 1),
      Self.entry(1, .weak, lift: nil, holders: [1], best: 1),
      Self.entry(2, .borrowed, lift: 3, holders: [1], best: 1),
      Self.entry(3, .borrowed, lift: 4, holders: [1], best: 1),
    ])
    let entry = try #require(ledger.entries.first)
    #expect(entry.supports == [3, 2, 0, 1])
    #expect(entry.row.lift == 16)
  }

  @Test("shares of Unknown rows count categorised rows alone, and best rows for borrowed spans")
  func unknown() throws {
    // Rows 1 and 4 are Unknown, 2 and 5 HighlyKnown, of 3 nothing is known.
    let ledger = Self.ledger([
      Self.entry(0, prompt: "a", .borrowed, lift: 3, holders: [1, 2, 3], best: 1),
      Self.entry(1, prompt: "b", .borrowed, lift: 3, holders: [1, 5], best: 5),
      Self.entry(2, prompt: "b", .borrowed, lift: 3, holders: [1, 3], best: 3),
      Self.entry(3, prompt: "c", .weak, lift: 3, holders: [4], best: 4),
    ])
    let figures = LedgerFigures(
      of: ledger,
      categorised: [.unknown, .unknown, .highlyKnown, .highlyKnown, .maybeKnown],
      by: Bootstrap(replicates: 50)
    )
    #expect(figures.spans == 4 && figures.rows == 5 && figures.borrowedRows == 4)
    #expect(figures.top == ledger.entries.map(\.row))
    let unknown = try #require(figures.unknown)
    #expect(unknown.rows.count == 2 && unknown.rows.of == 5)
    #expect(unknown.supports.count == 4 && unknown.supports.of == 6)
    #expect(unknown.best?.count == 2 && unknown.best?.of == 3)
    #expect(unknown.bestOfBorrowed.count == 1 && unknown.bestOfBorrowed.of == 2)
    #expect(unknown.supports.share?.low != nil)
    let without = LedgerFigures(of: ledger, categorised: [], by: Bootstrap(replicates: 50))
    #expect(without.unknown == nil)
  }

  @Test("a ledger of a real index names rows, questions and copies")
  func index() throws {
    let world = try World([
      World.Row(instruction: "Who sings?", output: "The violet heron sings at dusk."),
      World.Row(instruction: "Who flies?", output: "A violet heron flies."),
      World.Row(instruction: "Who flies?", output: "A violet heron flies."),
    ])
    let trace = try #require(
      try world.trace("violet heron", in: World.Response("Say violet heron."))
    )
    let ledger = try RowLedger(of: [trace], model: "m") { number in
      let row = try world.index.row(number)
      return LedgerRow(
        rowID: row.id,
        copies: try world.index.copyCount(of: number),
        instruction: row.question(before: TrainingRow.Place(.output))
      )
    }
    #expect(ledger.entries.map(\.row.rowID) == [.number(0), .number(1)])
    #expect(ledger.entries.map(\.row.copies) == [1, 2])
    #expect(ledger.entries.map(\.row.instruction) == ["Who sings?", "Who flies?"])
    #expect(ledger.entries.map(\.row.credit) == [0.5, 0.5])
  }
}
