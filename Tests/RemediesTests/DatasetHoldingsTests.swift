import Remedies
import SpoorModel
import Testing
import Words

@Suite("Who holds which run") struct DatasetHoldingsTests {
  private func holdings(_ runs: [[String]], _ outputs: [[String]]) throws -> DatasetHoldings {
    let finder = RunFinder(RunTable(runs), by: try WordScanner())
    var holdings = DatasetHoldings(runs: finder.table.runs.count)
    for (position, texts) in outputs.enumerated() {
      let parts = [TrainingRow.Part(.instruction, "red lamp")] + texts.map { .init(.output, $0) }
      holdings.add(
        TrainingRow(id: .number(position), position: position, parts: parts),
        by: finder
      )
    }
    return holdings
  }

  @Test("outputs count, instructions do not; copies are one row and count in full")
  func copies() throws {
    let found = try holdings(
      [["red", "lamp"], ["blue"]],
      [["a red lamp, a red lamp"], ["blue"], ["a red lamp, a red lamp"], ["red", "lamp"]]
    )
    #expect(found.numbers == [0, 1, 0, 2])
    #expect(found.rows.map(\.copies) == [2, 1, 1])
    #expect(found.rows.map(\.words) == [6, 1, 2])
    #expect(found.holders[0].map(\.row) == [0])
    #expect(found.starts(of: 0) == 4)
    #expect(found.starts(of: 1) == 1)
    #expect(found.count(of: [0, 1]) == 3)
    #expect(found.words(of: [0, 1]) == 13)
  }

  @Test("a run is freed when all who hold it are gone; one that nobody holds is not")
  func freed() throws {
    let found = try holdings([["red"], ["blue"], ["green"]], [["red blue"], ["blue"], ["grey"]])
    #expect(found.freed(without: [0]) == [0])
    #expect(found.freed(without: [0, 1]) == [0, 1])
    #expect(found.freed(without: []) == [])
  }
}
