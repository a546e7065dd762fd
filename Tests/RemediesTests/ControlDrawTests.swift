import Remedies
import SpoorModel
import Statistics
import Testing
import Words

@Suite("Random rows to compare with") struct ControlDrawTests {
  /// Rows of so many words each, alike where their number is alike.
  private func holdings(_ rows: [(words: Int, number: Int)]) throws -> DatasetHoldings {
    let finder = RunFinder(RunTable([]), by: try WordScanner())
    var holdings = DatasetHoldings(runs: 0)
    for (position, row) in rows.enumerated() {
      let text = Array(repeating: "w", count: row.words).joined(separator: " ")
      let parts = [TrainingRow.Part(.instruction, "\(row.number)"), .init(.output, text)]
      holdings.add(
        TrainingRow(id: .number(position), position: position, parts: parts),
        by: finder
      )
    }
    return holdings
  }

  private func draw(
    _ selected: Set<Int>,
    _ holdings: DatasetHoldings,
    seed: UInt64 = 1
  ) throws -> [Int] {
    var generator = SplitMix64(seed: seed)
    return try ControlDraw(besides: selected, of: holdings, using: &generator).rows
  }

  @Test(
    "are as many, none selected, none twice, and about as long",
    arguments: [1, 2, 3] as [UInt64]
  )
  func matched(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<2000).map { (words: 1 + generator.index(below: 300), number: $0) }
    let holdings = try holdings(rows)
    let selected = Set((0..<100).map { _ in generator.index(below: 2000) })
    let drawn = try draw(selected, holdings, seed: seed)
    #expect(drawn.count == selected.count)
    #expect(Set(drawn).count == drawn.count)
    #expect(selected.isDisjoint(with: drawn))
    let ratio = Double(holdings.words(of: drawn)) / Double(holdings.words(of: selected))
    #expect(abs(ratio - 1) < 0.03)
    #expect(try draw(selected, holdings, seed: seed) == drawn)
    #expect(try draw(selected, holdings, seed: seed &+ 100) != drawn)
  }

  @Test("each is drawn for a selected row that is about as long")
  func partners() throws {
    let holdings = try holdings((0..<300).map { (words: 1 + $0 % 100, number: $0) })
    let selected: Set<Int> = [5, 50, 95]
    var generator = SplitMix64(seed: 1)
    let draw = try ControlDraw(besides: selected, of: holdings, using: &generator)
    #expect(draw.partners.keys.sorted() == draw.rows)
    #expect(Set(draw.partners.values) == selected)
    for (row, partner) in draw.partners {
      #expect(abs(holdings.rows[row].words - holdings.rows[partner].words) <= 10)
    }
  }

  @Test("each of the nearest twenty is as likely as the others, and no other is drawn")
  func uniform() throws {
    // Row 0 has 100 words; rows 1 to 40 have 101 to 140.
    let holdings = try holdings([(100, 0)] + (1...40).map { (100 + $0, $0) })
    var counts: [Int: Int] = [:]
    for seed in 0..<4000 as Range<UInt64> {
      for row in try draw([0], holdings, seed: seed) { counts[row, default: 0] += 1 }
    }
    #expect(Set(counts.keys) == Set(1...20))
    #expect(counts.values.allSatisfy { (130...270).contains($0) })
  }

  @Test("draws of one seed share no more rows than draws of unrelated seeds")
  func unrelatedDraws() throws {
    let holdings = try holdings((0..<600).map { (words: 10, number: $0) })
    let selected = Set(0..<100)
    let draws = try ControlDraw.draws(40, seed: 0, besides: selected, of: holdings).map {
      Set($0.rows)
    }
    // Of 500 rows 100 are drawn: two draws share 20 by chance, with a deviation of 3.6.
    for lag in 1...4 {
      let pairs = zip(draws, draws.dropFirst(lag))
      let shared = pairs.map { $0.intersection($1).count }
      let mean = Double(shared.reduce(0, +)) / Double(shared.count)
      #expect((17.5...22.5).contains(mean), "lag \(lag): \(mean)")
    }
    let fewer = try ControlDraw.draws(2, seed: 0, besides: selected, of: holdings)
    #expect(fewer.map { Set($0.rows) } == Array(draws.prefix(2)))
  }

  @Test("rows with copies count in full, and come in only where others are used up")
  func copies() throws {
    // Row 0 has two copies; rows 1, 2 have one, row 3 three, row 4 two.
    let holdings = try holdings(
      [(5, 0), (5, 0), (5, 1), (5, 2), (5, 3), (5, 3), (5, 3), (5, 4), (5, 4)]
    )
    #expect(try draw([0], holdings) == [1, 2])
    #expect(try draw([1, 2], holdings).map { holdings.rows[$0].copies } == [2])
  }

  @Test("too few other rows are an error that says so")
  func tooFew() throws {
    let holdings = try holdings([(5, 0), (5, 1), (5, 2)])
    let error = try #require(throws: SpoorError.self) { try draw([0, 1], holdings) }
    #expect(error.problem.hasPrefix("2 of the dataset's 3 rows are selected"))
  }
}
