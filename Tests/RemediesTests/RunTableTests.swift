import Remedies
import Statistics
import Testing
import Words

@Suite("Runs looked for all at once") struct RunTableTests {
  private static let vocabulary = ["a", "b", "c", "é", "don't"]

  private func words(_ generator: inout SplitMix64, _ count: Int) -> [String] {
    (0..<count).map { _ in Self.vocabulary[generator.index(below: Self.vocabulary.count)] }
  }

  @Test("every place where a run starts is found, as a look at each place finds it")
  func reference() throws {
    var generator = SplitMix64(seed: 11)
    let scanner = try WordScanner()
    for _ in 0..<200 {
      let runs = (0..<6).map { _ in words(&generator, 1 + generator.index(below: 3)) }
      let finder = RunFinder(RunTable(runs), by: scanner)
      let text = words(&generator, generator.index(below: 30))
      var found = Array(repeating: 0, count: finder.table.runs.count)
      let count = finder.starts(in: text.joined(separator: ", ")) { found[$0] += 1 }
      #expect(count == text.count)
      let slow = finder.table.runs.map { run in
        text.indices.count { text[$0...].starts(with: run) }
      }
      #expect(found == slow)
    }
  }

  @Test("case, width and quotes are folded; a run that is given twice is one")
  func folded() throws {
    let table = RunTable([["don't", "panic"], [], ["don't", "panic"], ["panic"]])
    let finder = RunFinder(table, by: try WordScanner())
    #expect(finder.table.runs == [["don't", "panic"], ["panic"]])
    #expect(finder.runs(in: "DON’T ｐａｎｉｃ!") == [0, 1])
    #expect(finder.runs(in: "panic don't").isSuperset(of: [1]))
    #expect(finder.runs(in: "") == [])
  }
}
