import DurableFiles
import Records
import Remedies
import SpoorModel
import Statistics
import Testing

@Suite("What a kit tells of phrases and budgets")
struct HeldPhraseTests {
  private func phrase(_ text: String, spans: Int, rows: Int, removed: Int) -> HeldPhrase {
    HeldPhrase(text: text, spans: spans, rows: rows, removed: removed, hashes: [])
  }

  @Test("freed phrases come first, then those of most spans, then those of fewest rows")
  func order() {
    let phrases = [
      phrase("kept", spans: 90, rows: 50, removed: 3), phrase("few", spans: 1, rows: 1, removed: 1),
      phrase("wide", spans: 7, rows: 9, removed: 9),
      phrase("narrow", spans: 7, rows: 2, removed: 2),
    ]
    #expect(HeldPhrase.ordered(phrases).map(\.text) == ["narrow", "wide", "few", "kept"])
  }

  @Test("a line names the rows")
  func line() throws {
    let row = TrainingRow(
      id: .number(1),
      position: 1,
      instruction: "a",
      input: "",
      output: "b \"c\""
    )
    var phrase = phrase("b \"c\"", spans: 2, rows: 1, removed: 1)
    phrase.hashes = [RowHash(row)]
    let value = try JSONValue(parsing: Array(phrase.line.utf8), at: SpoorError.Location(file: "l"))
    guard case .object(let object) = value else {
      Issue.record("no object")
      return
    }
    #expect(object["phrase"] == .string("b \"c\""))
    #expect(object["gone"] == .bool(true))
    #expect(object["row_hashes"] == .array([.string(RowHash(row).rawValue)]))
  }

  @Test("a budget tells what selecting within it frees", arguments: RowSelection.Rule.allCases)
  func budgets(rule: RowSelection.Rule) {
    var generator = SplitMix64(seed: 7)
    let problem = CoverProblem(
      holders: (0..<60).map { _ in
        Set((0...generator.index(below: 5)).map { _ in generator.index(below: 200) }).sorted()
      },
      spans: (0..<60).map { _ in 1 + generator.index(below: 4) },
      copies: (0..<200).map { _ in 1 + generator.index(below: 2) }
    )
    let points = BudgetPoint.all(of: problem, by: rule)
    #expect(points.map(\.share) == BudgetPoint.shares)
    let total = problem.copies.reduce(0, +)
    for point in points {
      let budget = Int(point.share * Double(total))
      let selection = RowSelection(rule, of: problem, budget: budget)
      #expect(point.rows <= budget)
      #expect(point.frees == selection.freed.reduce(0) { $0 + problem.spans[$1] })
    }
    #expect(points.last.map { $0.frees > points[0].frees } == true)
  }
}
